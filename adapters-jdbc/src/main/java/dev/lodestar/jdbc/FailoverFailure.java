package dev.lodestar.jdbc;

import dev.lodestar.domain.failure.Outcome;

/**
 * What all exceptions of a failover have in common. Implemented by subclasses of {@link java.sql.SQLException} only, so
 * that an application may catch those and ask {@code if (e instanceof FailoverFailure failure)}.
 */
public interface FailoverFailure {

    /** What became of the work that was under way when the connection was lost. */
    Outcome outcome();

    /** What to do next, one sentence for people. It is the end of the message, too. */
    String advice();

    /** The five characters that {@link java.sql.SQLException#getSQLState()} returns; never null here. */
    String getSQLState();
}
