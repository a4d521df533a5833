package dev.lodestar.jdbc;

import dev.lodestar.domain.failure.Outcome;
import java.sql.SQLRecoverableException;

/**
 * The connection was lost and is closed, because its session could not be continued elsewhere: it held state set by SQL
 * that nobody but the application can set again (a role, tenant settings, temporary tables), or carrying it over
 * failed. A wrong session is worse than none.
 *
 * <p>It is a <em>recoverable</em> exception because that is the definition of the class: close this connection, open
 * another, begin the transaction again. Spring translates it to {@code RecoverableDataAccessException}. Where work is
 * in doubt as well, a {@link TransactionLostException} is thrown instead.
 */
public final class SessionLostException extends SQLRecoverableException implements FailoverFailure {

    /** The SQLState of every exception of this class. */
    public static final String SQL_STATE = "08006";

    private static final String ADVICE =
            "Open a new connection, set its session up and begin the whole transaction again.";

    private static final long serialVersionUID = 1L;

    private final Outcome outcome;

    /**
     * @param happened what happened, one or more sentences without secrets; the advice is appended
     * @param cause the driver's exception
     */
    public SessionLostException(String happened, Outcome outcome, Throwable cause) {
        super(happened + " " + ADVICE, SQL_STATE, cause);
        this.outcome = outcome;
    }

    @Override
    public Outcome outcome() {
        return outcome;
    }

    @Override
    public String advice() {
        return ADVICE;
    }
}
