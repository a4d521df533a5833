package dev.lodestar.jdbc;

import dev.lodestar.domain.failure.Outcome;
import java.sql.SQLNonTransientConnectionException;
import org.jspecify.annotations.Nullable;

/**
 * No suitable host was found before the failover deadline: none answered, or none of those that did had the wanted
 * role. The connection is closed. {@link #outcome()} tells what became of the call that was lost, or that nothing was
 * sent when a new connection was wanted.
 *
 * <p>It is a <em>non-transient</em> connection exception because the driver has already tried until its deadline, and
 * because lost work may be in doubt: Spring translates it to {@code DataAccessResourceFailureException}, as it does for
 * a connection that cannot be had.
 */
public final class NoHostAvailableException extends SQLNonTransientConnectionException implements FailoverFailure {

    /** The SQLState of every exception of this class. */
    public static final String SQL_STATE = "08001";

    private static final String ADVICE =
            "Wait until the cluster has recovered, open a new connection and begin the whole transaction again.";

    private static final long serialVersionUID = 1L;

    private final Outcome outcome;

    /**
     * @param happened what happened, one or more sentences without secrets; the advice is appended
     * @param cause the last failure, if there was one
     */
    public NoHostAvailableException(String happened, Outcome outcome, @Nullable Throwable cause) {
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
