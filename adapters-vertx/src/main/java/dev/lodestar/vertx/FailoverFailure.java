package dev.lodestar.vertx;

import dev.lodestar.domain.failure.Outcome;

/**
 * What all exceptions of a failover have in common. Implemented by subclasses of {@link
 * io.vertx.sqlclient.DatabaseException} only, so that an application may ask {@code if (failure instanceof
 * FailoverFailure failover)} in any failure handler.
 */
public interface FailoverFailure {

    /** What became of the work that was under way when the connection was lost. */
    Outcome outcome();

    /** What to do next, one sentence for people. It is the end of the message, too. */
    String advice();

    /** Five characters; the same states as those of Lodestar for JDBC. */
    String getSqlState();
}
