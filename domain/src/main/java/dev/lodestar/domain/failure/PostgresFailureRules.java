package dev.lodestar.domain.failure;

/**
 * How the errors of PostgreSQL and its relatives are classified.
 *
 * <p>Limits: 25006 also comes from a transaction that the application itself made read-only, so the caller compares it
 * with the session's state. And a foreign data wrapper reports the loss of <em>its</em> server with the same states of
 * class 08: that costs a needless look at the cluster.
 */
public final class PostgresFailureRules {

    /** PostgreSQL, RDS and Aurora. */
    public static final FailureRules STANDARD =
            new JudgedByState(PostgresStates.ANY_POSTGRES, PostgresStates::isFailedInput);

    /** RDS Multi-AZ clusters. */
    public static final FailureRules MULTI_AZ_CLUSTER =
            new JudgedByState(PostgresStates.MULTI_AZ_CLUSTER, PostgresStates::isFailedInput);

    private PostgresFailureRules() {}
}
