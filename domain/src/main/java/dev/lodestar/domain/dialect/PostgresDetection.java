package dev.lodestar.domain.dialect;

import java.util.Optional;

/**
 * Finds the dialect of a PostgreSQL server, most specific first: global database, Multi-AZ cluster, Aurora, RDS,
 * replicated, single.
 *
 * <p><b>Theory of operation.</b> A survey that fails on no PostgreSQL rules out most dialects in one round trip. Two
 * cannot be told from the catalogs and cost one more statement, asked only where their functions exist: every Aurora
 * has the functions of a global database, and an RDS instance may have those of a Multi-AZ cluster. Immutable: each
 * question comes with the detection that understands its answer.
 *
 * <pre>
 * survey -- global functions --> how many regions? -- more than one --> global-aurora-pg
 *   |                                 | else
 *   +---------------------------------+-- may ask Multi-AZ --> which source? -- one --> rds-multi-az-pg-cluster
 *                                     |                             | else
 *                                     +-----------------------------+--> aurora-pg | rds-pg | replicated-pg | pg
 * </pre>
 */
final class PostgresDetection implements Detection {
    static final String REGIONS_SQL =
            "SELECT CAST(pg_catalog.count(1) AS pg_catalog.text) FROM pg_catalog.aurora_global_db_status()";

    static final String SOURCE_SQL =
            "SELECT CAST(w.id AS pg_catalog.text) FROM rds_tools.multi_az_db_cluster_source_dbi_resource_id() AS w"
                    + " (id)";

    private enum Question {
        SURVEY,
        REGIONS,
        SOURCE
    }

    private final int hostsInUrl;
    private final Question question;
    private final Optional<SurveyFacts> facts;

    private PostgresDetection(int hostsInUrl, Question question, Optional<SurveyFacts> facts) {
        this.hostsInUrl = hostsInUrl;
        this.question = question;
        this.facts = facts;
    }

    /** @param hostsInUrl how many hosts the URL names */
    PostgresDetection(int hostsInUrl) {
        this(hostsInUrl, Question.SURVEY, Optional.empty());
    }

    @Override
    public String firstSql() {
        return SurveyFacts.SQL;
    }

    @Override
    public Step next(Rows rows) throws UnreadableAnswer {
        return switch (question) {
            case SURVEY ->
                new PostgresDetection(hostsInUrl, question, Optional.of(SurveyFacts.read(rows))).afterSurvey();
            case REGIONS -> Counted.in(rows).isSeveral() ? found(Dialects.GLOBAL_AURORA_POSTGRES) : afterRegions();
            case SOURCE -> hasSource(rows) ? found(Dialects.MULTI_AZ_POSTGRES) : afterSource();
        };
    }

    @Override
    public Step refused(String reason) throws UnreadableAnswer {
        return switch (question) {
            case SURVEY -> throw new UnreadableAnswer("The server refused the survey of its kind: " + reason);
            case REGIONS -> afterRegions();
            case SOURCE -> afterSource();
        };
    }

    private Step afterSurvey() {
        boolean mayBeGlobal = known().globalFunctions() && known().auroraFunctions();
        return mayBeGlobal ? new Ask(REGIONS_SQL, asking(Question.REGIONS)) : afterRegions();
    }

    private Step afterRegions() {
        return known().multiAzAllowed() ? new Ask(SOURCE_SQL, asking(Question.SOURCE)) : afterSource();
    }

    private Step afterSource() {
        if (known().auroraFunctions()) {
            return found(Dialects.AURORA_POSTGRES);
        }
        if (known().isRds()) {
            return new Found(Dialects.RDS_POSTGRES, adviceForRds());
        }
        return found(hostsInUrl > 1 ? Dialects.REPLICATED_POSTGRES : Dialects.SINGLE_POSTGRES);
    }

    private Optional<String> adviceForRds() {
        return known().multiAzFunctions() && !known().multiAzAllowed()
                ? Optional.of("If this is a Multi-AZ DB cluster, its instances stay unknown until this user may use the"
                        + " schema rds_tools: GRANT USAGE ON SCHEMA rds_tools and GRANT EXECUTE ON ALL FUNCTIONS"
                        + " IN SCHEMA rds_tools.")
                : Optional.empty();
    }

    private SurveyFacts known() {
        return facts.orElseThrow(() -> new AssertionError("No survey yet: " + question));
    }

    private PostgresDetection asking(Question next) {
        return new PostgresDetection(hostsInUrl, next, facts);
    }

    private static Step found(Dialect dialect) {
        return new Found(dialect, Optional.empty());
    }

    private static boolean hasSource(Rows rows) {
        return firstValue(rows).map(id -> !id.isBlank()).orElse(false);
    }

    private static Optional<String> firstValue(Rows rows) {
        return rows.isEmpty() || rows.values().get(0).isEmpty() ? Optional.empty() : rows.text(0, 0);
    }
}
