package dev.lodestar.domain.dialect;

import java.util.Optional;

/**
 * Finds the dialect of a server by asking it, most specific first: global database, Multi-AZ cluster, Aurora, RDS,
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
public final class Detection {
    static final String REGIONS_SQL =
            "SELECT CAST(pg_catalog.count(1) AS pg_catalog.text) FROM pg_catalog.aurora_global_db_status()";

    static final String SOURCE_SQL =
            "SELECT CAST(w.id AS pg_catalog.text) FROM rds_tools.multi_az_db_cluster_source_dbi_resource_id() AS w"
                    + " (id)";

    /** What comes after an answer. */
    public sealed interface Step {}

    /** Execute {@code sql} on the same connection and give the answer to {@code then}. */
    public record Ask(String sql, Detection then) implements Step {}

    /**
     * The dialect is known.
     *
     * @param advice what the user should look at, as a sentence, if the server left a doubt
     */
    public record Found(Dialect dialect, Optional<String> advice) implements Step {}

    private enum Question {
        SURVEY,
        REGIONS,
        SOURCE
    }

    private final int hostsInUrl;
    private final Question question;
    private final Optional<SurveyFacts> facts;

    private Detection(int hostsInUrl, Question question, Optional<SurveyFacts> facts) {
        this.hostsInUrl = hostsInUrl;
        this.question = question;
        this.facts = facts;
    }

    /**
     * Detection for a URL of the PostgreSQL family.
     *
     * @param hostsInUrl how many hosts the URL names; several ordinary servers are taken for a replicated cluster
     */
    public static Detection ofPostgres(int hostsInUrl) {
        return new Detection(hostsInUrl, Question.SURVEY, Optional.empty());
    }

    /** The statement to begin with, to be executed in autocommit mode on a connection to any host. */
    public String firstSql() {
        return SurveyFacts.SQL;
    }

    /**
     * Goes on with the answer to the last question.
     *
     * @throws UnreadableAnswer if the server does not answer the survey as any PostgreSQL does
     */
    public Step next(Rows rows) throws UnreadableAnswer {
        return switch (question) {
            case SURVEY -> new Detection(hostsInUrl, question, Optional.of(SurveyFacts.read(rows))).afterSurvey();
            case REGIONS -> hasSeveralRegions(rows) ? found(Dialects.GLOBAL_AURORA_POSTGRES) : afterRegions();
            case SOURCE -> hasSource(rows) ? found(Dialects.MULTI_AZ_POSTGRES) : afterSource();
        };
    }

    /**
     * Goes on when the database refused to answer a follow-up question: that dialect is ruled out.
     *
     * @throws UnreadableAnswer if it was the survey that was refused; every PostgreSQL can answer it
     */
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

    private Detection asking(Question next) {
        return new Detection(hostsInUrl, next, facts);
    }

    private static Step found(Dialect dialect) {
        return new Found(dialect, Optional.empty());
    }

    private static boolean hasSeveralRegions(Rows rows) {
        return firstValue(rows)
                .map(count -> count.matches("0*[1-9]\\d+|0*[2-9]"))
                .orElse(false);
    }

    private static boolean hasSource(Rows rows) {
        return firstValue(rows).map(id -> !id.isBlank()).orElse(false);
    }

    private static Optional<String> firstValue(Rows rows) {
        return rows.isEmpty() || rows.values().get(0).isEmpty() ? Optional.empty() : rows.text(0, 0);
    }
}
