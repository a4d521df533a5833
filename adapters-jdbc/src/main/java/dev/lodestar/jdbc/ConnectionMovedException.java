package dev.lodestar.jdbc;

import dev.lodestar.domain.failure.Outcome;
import java.sql.SQLTransientConnectionException;

/**
 * The connection now leads to another host and nothing is in doubt: no transaction was open, and the failed call was
 * not sent or surely changed nothing. The connection is usable; statements made on it before are not.
 *
 * <p>It is a <em>transient</em> connection exception because the same call may succeed when repeated without any other
 * step: Spring translates it to {@code TransientDataAccessResourceException}, which its retry templates repeat.
 */
public final class ConnectionMovedException extends SQLTransientConnectionException implements FailoverFailure {

    /** The SQLState of every exception of this class. */
    public static final String SQL_STATE = "08S02";

    private static final String ADVICE =
            "Nothing is in doubt: create the statement again on this connection and repeat the call.";

    private static final long serialVersionUID = 1L;

    private final Outcome outcome;

    /**
     * @param happened what happened, one or more sentences without secrets; the advice is appended
     * @param cause the driver's exception
     */
    public ConnectionMovedException(String happened, Outcome outcome, Throwable cause) {
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
