package dev.lodestar.vertx;

import dev.lodestar.domain.failure.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * No suitable host was found before the deadline: none answered, or none of those that did had the wanted role. {@link
 * #outcome()} tells what became of the call that was lost, or that nothing was sent when a connection was wanted.
 */
public final class NoHostAvailableException extends FailoverFailure {

    /** The SQLState of every exception of this class. */
    public static final String SQL_STATE = "08001";

    private static final String ADVICE = "Wait until the cluster has recovered, then begin the whole work again.";

    private static final long serialVersionUID = 1L;

    /**
     * @param happened what happened, one or more sentences without secrets; the advice is appended
     * @param cause the driver's failure, if there was one
     */
    public NoHostAvailableException(String happened, Outcome outcome, @Nullable Throwable cause) {
        super(happened, ADVICE, SQL_STATE, outcome, cause);
    }
}
