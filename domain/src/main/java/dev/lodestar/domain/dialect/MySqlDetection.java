package dev.lodestar.domain.dialect;

import java.util.Optional;

/**
 * Finds the dialect of a MySQL server, most specific first: global database, Multi-AZ cluster, Aurora, RDS, replicated,
 * single.
 *
 * <p><b>Theory of operation.</b> A survey of variables, which every relative of MySQL lists to every user, rules out most
 * dialects in one round trip. Tables are asked for only where the variables let expect them; that a table is missing, or
 * may not be read, is an answer. Immutable: each question comes with the detection that understands its answer.
 *
 * <pre>
 * survey -- Aurora --> how many regions? -- more than one --> global-aurora-mysql
 *   |                        | else
 *   +------------------------+-- reports a host --> which instances? -- any --> rds-multi-az-mysql-cluster
 *                            |                            | else
 *                            +----------------------------+--> aurora-mysql | rds-mysql | replicated-mysql | mysql
 * </pre>
 */
final class MySqlDetection implements Detection {
    static final String REGIONS_SQL = "SELECT CAST(COUNT(1) AS CHAR) FROM information_schema.aurora_global_db_status";

    static final String INSTANCES_SQL = "SELECT CAST(COUNT(1) AS CHAR) FROM mysql.rds_topology";

    private enum Question {
        SURVEY,
        REGIONS,
        INSTANCES
    }

    private final int hostsInUrl;
    private final Question question;
    private final Optional<MySqlSurvey> facts;

    private MySqlDetection(int hostsInUrl, Question question, Optional<MySqlSurvey> facts) {
        this.hostsInUrl = hostsInUrl;
        this.question = question;
        this.facts = facts;
    }

    /** @param hostsInUrl how many hosts the URL names */
    MySqlDetection(int hostsInUrl) {
        this(hostsInUrl, Question.SURVEY, Optional.empty());
    }

    @Override
    public String firstSql() {
        return MySqlSurvey.SQL;
    }

    @Override
    public Step next(Rows rows) throws UnreadableAnswer {
        return switch (question) {
            case SURVEY -> new MySqlDetection(hostsInUrl, question, Optional.of(MySqlSurvey.read(rows))).afterSurvey();
            case REGIONS -> Counted.in(rows).isSeveral() ? found(Dialects.GLOBAL_AURORA_MYSQL) : afterRegions();
            case INSTANCES ->
                Counted.in(rows).isAny() ? found(Dialects.MULTI_AZ_MYSQL) : afterInstances(Optional.empty());
        };
    }

    @Override
    public Step refused(String reason) throws UnreadableAnswer {
        return switch (question) {
            case SURVEY -> throw new UnreadableAnswer("The server refused the survey of its kind: " + reason);
            case REGIONS -> afterRegions();
            case INSTANCES -> afterInstances(adviceForMultiAz());
        };
    }

    private Step afterSurvey() {
        return known().isAurora() ? new Ask(REGIONS_SQL, asking(Question.REGIONS)) : afterRegions();
    }

    private Step afterRegions() {
        return known().reportsHost()
                ? new Ask(INSTANCES_SQL, asking(Question.INSTANCES))
                : afterInstances(Optional.empty());
    }

    private Step afterInstances(Optional<String> advice) {
        if (known().isAurora()) {
            return found(Dialects.AURORA_MYSQL);
        }
        if (known().isRds()) {
            return new Found(Dialects.RDS_MYSQL, advice);
        }
        return found(hostsInUrl > 1 ? Dialects.REPLICATED_MYSQL : Dialects.SINGLE_MYSQL);
    }

    private static Optional<String> adviceForMultiAz() {
        return Optional.of("If this is a Multi-AZ DB cluster, its instances stay unknown until this user may read them:"
                + " GRANT SELECT ON mysql.rds_topology.");
    }

    private MySqlSurvey known() {
        return facts.orElseThrow(() -> new AssertionError("No survey yet: " + question));
    }

    private MySqlDetection asking(Question next) {
        return new MySqlDetection(hostsInUrl, next, facts);
    }

    private static Step found(Dialect dialect) {
        return new Found(dialect, Optional.empty());
    }
}
