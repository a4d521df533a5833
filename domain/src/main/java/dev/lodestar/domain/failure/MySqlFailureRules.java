package dev.lodestar.domain.failure;

/**
 * How the errors of MySQL, MariaDB and their relatives are classified. The error code decides before the SQLState: what a
 * failover is about comes with the general state HY000, and 08S01 is also said of things that are nobody's loss.
 *
 * <p>Limits: a server that closes the connection because a packet is too large, or because nobody used it for
 * {@code wait_timeout}, often cannot say so before the transport is gone; then it looks like the loss of a host, and costs
 * a look at the cluster.
 */
public final class MySqlFailureRules {

    /** Every dialect of MySQL. */
    public static final FailureRules STANDARD = new JudgedByState(MySqlErrors.ANY_MYSQL, MySqlErrors::isUnsendable);

    private MySqlFailureRules() {}
}
