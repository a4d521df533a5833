package dev.lodestar.jdbc;

import dev.lodestar.domain.failure.Outcome;
import java.sql.SQLNonTransientConnectionException;

/**
 * The connection was lost with work in doubt: a transaction was open, or a statement in autocommit mode was in flight
 * and may have been applied. {@link #outcome()} tells whether the work is surely rolled back or unknown. The connection
 * leads to another host, without a transaction; where that was not possible, the message says that it is closed.
 *
 * <p>It is a <em>non-transient</em> connection exception because repeating blindly may apply the work twice: Spring
 * translates it to {@code DataAccessResourceFailureException}, which no retry template repeats unasked.
 */
public final class TransactionLostException extends SQLNonTransientConnectionException implements FailoverFailure {

    /** The SQLState of every exception of this class. */
    public static final String SQL_STATE = "08007";

    private static final String AGAIN = "Begin the whole transaction again with new statements.";
    private static final String LOOK_FIRST =
            "Look whether the work arrived, then begin the whole transaction again with new statements.";

    private static final long serialVersionUID = 1L;

    private final Outcome outcome;

    /**
     * @param happened what happened, one or more sentences without secrets; the advice is appended
     * @param cause the driver's exception
     */
    public TransactionLostException(String happened, Outcome outcome, Throwable cause) {
        super(happened + " " + advice(outcome), SQL_STATE, cause);
        this.outcome = outcome;
    }

    @Override
    public Outcome outcome() {
        return outcome;
    }

    @Override
    public String advice() {
        return advice(outcome);
    }

    private static String advice(Outcome outcome) {
        return outcome == Outcome.UNKNOWN ? LOOK_FIRST : AGAIN;
    }
}
