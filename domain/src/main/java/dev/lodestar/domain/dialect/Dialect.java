package dev.lodestar.domain.dialect;

import dev.lodestar.domain.failure.FailureRules;

/**
 * One kind of database cluster: data and pure functions. Implementations are stateless and compare by {@link #code()}.
 * All SQL is schema-qualified, operators included, so that a hostile {@code search_path} changes nothing, and runs in
 * autocommit mode as a single statement.
 */
public interface Dialect {

    /** What follows from the protocol alone. */
    DatabaseFamily family();

    /** The name used in the setting {@code dialect}, for example {@code aurora-pg}. */
    String code();

    /** Where the members of the cluster come from. */
    Membership membership();

    /** One statement that makes a host tell role, identity, claim and topology. */
    String statusSql();

    /**
     * Reads the answer to {@link #statusSql()}.
     *
     * @throws UnreadableAnswer if the rows do not have the form the SQL asks for, or a server in the middle of a failover
     *     gave an answer without content
     */
    HostReport readStatus(Rows rows) throws UnreadableAnswer;

    /** How the errors of this database are classified. */
    FailureRules failureRules();

    /** Where the members of a cluster come from. */
    enum Membership {
        /** The database tells (Aurora, Multi-AZ clusters). */
        TOLD,
        /** The hosts of the URL, roles by asking each (replicated PostgreSQL and MySQL). */
        LISTED,
        /** One host; failover means that it comes back. */
        SINGLE
    }
}
