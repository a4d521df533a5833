package dev.lodestar.vertx;

import dev.lodestar.domain.failure.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * The host was lost with work in doubt: a transaction was open, or a statement outside a transaction was in flight and
 * may have been applied. {@link #outcome()} tells whether the work is surely rolled back or unknown. Never repeated by
 * the pool, because repeating blindly may apply the work twice.
 */
public final class TransactionLostException extends FailoverFailure {

    /** The SQLState of every exception of this class. */
    public static final String SQL_STATE = "08007";

    private static final String ADVICE =
            "Look whether the work arrived, then begin the whole transaction again on another connection of the pool.";

    private static final long serialVersionUID = 1L;

    /**
     * @param happened what happened, one or more sentences without secrets; the advice is appended
     * @param cause the driver's failure, if there was one
     */
    public TransactionLostException(String happened, Outcome outcome, @Nullable Throwable cause) {
        super(happened, ADVICE, SQL_STATE, outcome, cause);
    }
}
