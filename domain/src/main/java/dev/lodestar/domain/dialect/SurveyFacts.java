package dev.lodestar.domain.dialect;

/**
 * What one statement finds out about a server that may be any relative of PostgreSQL. The statement reads only the
 * system catalogs, so that it fails on none of them: functions are looked up by name and not called, and not by
 * {@code to_regproc}, which is null for overloaded names.
 *
 * @param version what the server calls itself
 * @param auroraFunctions whether it has the functions that tell an Aurora cluster
 * @param globalFunctions whether it has the functions that tell an Aurora global database; every newer Aurora has
 * @param multiAzFunctions whether it has the functions that tell a Multi-AZ cluster; an RDS instance may have them, too
 * @param multiAzAllowed whether this user may call those
 * @param rdsExtensions the extensions that RDS offers here, empty outside RDS
 */
record SurveyFacts(
        String version,
        boolean auroraFunctions,
        boolean globalFunctions,
        boolean multiAzFunctions,
        boolean multiAzAllowed,
        String rdsExtensions) {

    private static final String FUNCTION = """
        EXISTS (SELECT 1 FROM pg_catalog.pg_proc AS p \
        JOIN pg_catalog.pg_namespace AS n ON n.oid OPERATOR(pg_catalog.=) p.pronamespace \
        WHERE n.nspname OPERATOR(pg_catalog.=) '%s' AND p.proname OPERATOR(pg_catalog.=) '%s'\
        """;

    private static final String ALLOWED = """
         AND pg_catalog.has_schema_privilege(n.oid, 'USAGE') \
        AND pg_catalog.has_function_privilege(p.oid, 'EXECUTE')\
        """;

    // max(): a setting has one value, but views of it have been seen to show it twice, and this must never fail.
    static final String SQL = "SELECT CAST(pg_catalog.version() AS pg_catalog.text), "
            + both(exists("pg_catalog", "aurora_replica_status"), exists("pg_catalog", "aurora_db_instance_identifier"))
            + ", "
            + both(
                    exists("pg_catalog", "aurora_global_db_status"),
                    exists("pg_catalog", "aurora_global_db_instance_status"))
            + ", "
            + text(multiAz(""))
            + ", "
            + text(multiAz(ALLOWED))
            + ", COALESCE((SELECT pg_catalog.max(s.setting) FROM pg_catalog.pg_settings AS s "
            + "WHERE s.name OPERATOR(pg_catalog.=) 'rds.extensions'), "
            + "pg_catalog.current_setting('rds.extensions', true), '')";

    private static final int COLUMNS = 6;

    static SurveyFacts read(Rows rows) throws UnreadableAnswer {
        Answer answer = new Answer("survey of the server", rows, COLUMNS);
        return new SurveyFacts(
                answer.required(0, 0, "version"),
                answer.flag(0, 1, "look for Aurora"),
                answer.flag(0, 2, "look for a global database"),
                answer.flag(0, 3, "look for a Multi-AZ cluster"),
                answer.flag(0, 4, "right to ask a Multi-AZ cluster"),
                answer.text(0, 5).orElse(""));
    }

    /** RDS, and not Aurora: both offer {@code rds_tools}, Aurora alone {@code aurora_stat_utils}. */
    boolean isRds() {
        return rdsExtensions.contains("rds_tools") && !rdsExtensions.contains("aurora_stat_utils");
    }

    private static String exists(String schema, String function) {
        return FUNCTION.formatted(schema, function) + ")";
    }

    private static String multiAz(String condition) {
        return FUNCTION.formatted("rds_tools", "multi_az_db_cluster_source_dbi_resource_id") + condition + ") AND "
                + FUNCTION.formatted("rds_tools", "dbi_resource_id") + condition + ") AND "
                + FUNCTION.formatted("rds_tools", "show_topology") + condition + ")";
    }

    private static String both(String first, String second) {
        return text(first + " AND " + second);
    }

    private static String text(String condition) {
        return "CAST(" + condition + " AS pg_catalog.text)";
    }
}
