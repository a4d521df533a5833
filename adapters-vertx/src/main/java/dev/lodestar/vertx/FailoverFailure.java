package dev.lodestar.vertx;

import dev.lodestar.domain.failure.Outcome;
import io.vertx.sqlclient.DatabaseException;
import org.jspecify.annotations.Nullable;

/**
 * What all exceptions of a failover have in common; the same SQLStates as those of Lodestar for JDBC. An application may
 * ask {@code if (thrown instanceof FailoverFailure failover)} in any failure handler.
 */
public abstract sealed class FailoverFailure extends DatabaseException
        permits ConnectionMovedException, TransactionLostException, SessionLostException, NoHostAvailableException {

    private static final long serialVersionUID = 1L;

    private final Outcome outcome;
    private final String advice;
    private final @Nullable Throwable cause;

    FailoverFailure(String happened, String advice, String sqlState, Outcome outcome, @Nullable Throwable cause) {
        super(happened + " " + advice, 0, sqlState);
        this.outcome = outcome;
        this.advice = advice;
        this.cause = cause;
    }

    /** What became of the work that was under way when the connection was lost. */
    public final Outcome outcome() {
        return outcome;
    }

    /** What to do next, one sentence for people. It is the end of the message, too. */
    public final String advice() {
        return advice;
    }

    /** Kept here, because the superclass takes causes of JDBC only. */
    @Override
    public final @Nullable Throwable getCause() {
        return cause;
    }
}
