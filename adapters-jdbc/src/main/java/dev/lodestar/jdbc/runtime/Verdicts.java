package dev.lodestar.jdbc.runtime;

import dev.lodestar.domain.cluster.Host;
import dev.lodestar.domain.failure.Failure;
import dev.lodestar.domain.failure.FailoverState;
import dev.lodestar.domain.failure.LossVerdict;
import dev.lodestar.domain.failure.Outcome;
import dev.lodestar.domain.failure.Symptom;
import dev.lodestar.domain.plugin.CallOutcome;
import dev.lodestar.domain.plugin.CallOutcome.Reason;
import dev.lodestar.jdbc.ConnectionMovedException;
import dev.lodestar.jdbc.NoHostAvailableException;
import dev.lodestar.jdbc.SessionLostException;
import dev.lodestar.jdbc.TransactionLostException;
import java.sql.SQLException;
import java.sql.SQLInvalidAuthorizationSpecException;
import java.sql.SQLNonTransientConnectionException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns outcomes of machines into exceptions. Every one has an SQLState, a cause where there is one, and advice. */
final class Verdicts {

    private Verdicts() {}

    /** A call was lost and the connection now leads to {@code host}. */
    static SQLException moved(LossVerdict verdict, String lostHost, Host host, Throwable cause) {
        String happened = "The connection to " + lostHost + " was lost; it now leads to " + host.id() + ".";
        return verdict.state() == FailoverState.MOVED
                ? new ConnectionMovedException(happened, verdict.outcome(), cause)
                : new TransactionLostException(happened + " " + work(verdict), verdict.outcome(), cause);
    }

    /** A call was lost and no other host could be connected to, or the session could not go on there. */
    static SQLException closed(LossVerdict verdict, String lostHost, CallOutcome.Failed failed, Throwable cause) {
        String happened = "The connection to " + lostHost + " was lost and is closed: " + failed.explanation() + ".";
        if (failed.reason() == Reason.DEADLINE || failed.reason() == Reason.SPLIT_BRAIN) {
            return new NoHostAvailableException(happened + " " + work(verdict), verdict.outcome(), cause);
        }
        return verdict.state() == FailoverState.MOVED
                ? new SessionLostException(happened, verdict.outcome(), cause)
                : new TransactionLostException(happened + " " + work(verdict), verdict.outcome(), cause);
    }

    private static String work(LossVerdict verdict) {
        return switch (verdict.outcome()) {
            case NOT_SENT -> "Nothing that changes data had been sent.";
            case ROLLED_BACK -> "Its transaction was rolled back.";
            case UNKNOWN -> "Nobody can tell from here whether its work was committed.";
        };
    }

    /** No first connection. */
    static SQLException notConnected(CallOutcome.Failed failed, @Nullable Throwable cause) {
        Optional<Symptom> told = failed.last().flatMap(Verdicts::telling);
        if (failed.reason() == Reason.REFUSED && told.isPresent()) {
            return refused(failed, told.get(), cause);
        }
        if (failed.reason() == Reason.CANCELLED) {
            return new SQLNonTransientConnectionException(
                    "No connection was opened: " + failed.explanation() + ".", "08001", cause);
        }
        return new NoHostAvailableException(failed.explanation() + ".", Outcome.NOT_SENT, cause);
    }

    /** The database's own SQLState is more precise than ours. */
    private static SQLException refused(CallOutcome.Failed failed, Symptom told, @Nullable Throwable cause) {
        String state = told.sqlState();
        if (state.startsWith("28")) {
            String advice = ". Check user and password; trying again with the same ones cannot help.";
            return new SQLInvalidAuthorizationSpecException(
                    failed.explanation() + advice, state, told.vendorCode(), cause);
        }
        return new SQLNonTransientConnectionException(failed.explanation(), state, told.vendorCode(), cause);
    }

    private static Optional<Symptom> telling(Failure failure) {
        return failure.symptoms().stream()
                .filter(symptom -> !symptom.sqlState().isEmpty() && !symptom.sqlState().startsWith("08"))
                .findFirst();
    }
}
