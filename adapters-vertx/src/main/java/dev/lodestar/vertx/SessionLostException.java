package dev.lodestar.vertx;

import dev.lodestar.domain.failure.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * A connection was lost and the pool leads to no other host, because no plugin of its chain looks for one. Nothing is
 * in doubt; where work is, a {@link TransactionLostException} is the failure instead.
 */
public final class SessionLostException extends FailoverFailure {

    /** The SQLState of every exception of this class. */
    public static final String SQL_STATE = "08006";

    private static final String ADVICE = "Take another connection from the pool and begin again.";

    private static final long serialVersionUID = 1L;

    /**
     * @param happened what happened, one or more sentences without secrets; the advice is appended
     * @param cause the driver's failure, if there was one
     */
    public SessionLostException(String happened, Outcome outcome, @Nullable Throwable cause) {
        super(happened, ADVICE, SQL_STATE, outcome, cause);
    }
}
