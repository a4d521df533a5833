package dev.lodestar.testkit.postgres;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A schema in which everything that a client might name without saying where it is stands for something else: functions,
 * operators and views that fail, types that allow nothing. For tests of what a client does on a session whose search
 * path begins with it.
 */
public final class HostileSchema {

    /** Functions and what they return. Whoever calls one gets an error that says so. */
    private static final List<String> FUNCTIONS = List.of(
            "pg_is_in_recovery() RETURNS boolean",
            "pg_control_system() RETURNS text",
            "pg_control_checkpoint() RETURNS text",
            "pg_walfile_name(pg_lsn) RETURNS text",
            "pg_current_wal_insert_lsn() RETURNS pg_lsn",
            "pg_current_wal_lsn() RETURNS pg_lsn",
            "pg_last_wal_receive_lsn() RETURNS pg_lsn",
            "pg_last_wal_replay_lsn() RETURNS pg_lsn",
            "pg_last_xact_replay_timestamp() RETURNS timestamptz",
            "clock_timestamp() RETURNS timestamptz",
            "now() RETURNS timestamptz",
            "version() RETURNS text",
            "current_setting(text) RETURNS text",
            "current_setting(text, boolean) RETURNS text",
            "to_regproc(text) RETURNS regproc",
            "to_regprocedure(text) RETURNS regprocedure",
            "to_regclass(text) RETURNS regclass",
            "to_regnamespace(text) RETURNS regnamespace",
            "has_schema_privilege(text, text) RETURNS boolean",
            "count(text) RETURNS bigint",
            "aurora_db_instance_identifier() RETURNS text",
            "aurora_version() RETURNS text",
            "aurora_replica_status() RETURNS text");

    private static final List<String> OPERATORS = List.of(
            "= text text",
            "<> text text",
            ">= text text",
            "> pg_lsn pg_lsn",
            "* numeric int4",
            "* numeric numeric",
            "- timestamptz timestamptz",
            "<= numeric int4",
            "<= numeric numeric",
            "= oid oid",
            "= name name",
            "= name text",
            "|| text text");

    private static final List<String> TABLES =
            List.of("pg_proc", "pg_namespace", "pg_settings", "pg_class", "pg_database", "pg_extension", "pg_roles");

    private HostileSchema() {}

    /**
     * For the superuser on the writer: makes the schema, anew if it is there, and puts it at the front of the search
     * path of every new session of {@code user}. Each of its functions says {@code shadowed} when it is called.
     */
    public static String script(String user) {
        String error = " LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION ''shadowed''; END'; ";
        return "DROP SCHEMA IF EXISTS evil CASCADE; CREATE SCHEMA evil; GRANT USAGE ON SCHEMA evil TO " + user + "; "
                + FUNCTIONS.stream()
                        .map(function -> "CREATE FUNCTION evil." + function + error)
                        .collect(Collectors.joining())
                + OPERATORS.stream()
                        .map(operator -> operator(operator.split(" "), error))
                        .collect(Collectors.joining())
                + TABLES.stream()
                        .map(table -> "CREATE VIEW evil." + table + " AS SELECT 1 / 0 AS oid; ")
                        .collect(Collectors.joining())
                + "CREATE DOMAIN evil.text AS pg_catalog.text CHECK (false); "
                + "CREATE DOMAIN evil.int8 AS pg_catalog.int8 CHECK (false); "
                + "ALTER ROLE " + user + " SET search_path = evil, pg_catalog, public;";
    }

    private static String operator(String[] parts, String error) {
        String function =
                "evil.operator_" + Integer.toHexString(String.join("_", parts).hashCode());
        return "CREATE FUNCTION " + function + "(pg_catalog." + parts[1] + ", pg_catalog." + parts[2]
                + ") RETURNS boolean" + error + "CREATE OPERATOR evil." + parts[0] + " (LEFTARG = pg_catalog."
                + parts[1]
                + ", RIGHTARG = pg_catalog." + parts[2] + ", FUNCTION = " + function + "); ";
    }
}
