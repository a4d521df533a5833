package dev.lodestar.vertx;

import dev.lodestar.domain.failure.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * The host of a connection was lost and nothing is in doubt: no transaction was open, and the failed call was not sent
 * or surely changed nothing. The pool leads to another host; the connection itself does not move. Statements made on
 * the pool are repeated by the pool and never fail with this.
 */
public final class ConnectionMovedException extends FailoverFailure {

    /** The SQLState of every exception of this class. */
    public static final String SQL_STATE = "08S02";

    private static final String ADVICE =
            "Nothing is in doubt: close this connection, take another one from the pool and repeat the call.";

    private static final long serialVersionUID = 1L;

    /**
     * @param happened what happened, one or more sentences without secrets; the advice is appended
     * @param cause the driver's failure, if there was one
     */
    public ConnectionMovedException(String happened, Outcome outcome, @Nullable Throwable cause) {
        super(happened, ADVICE, SQL_STATE, outcome, cause);
    }
}
