package dev.lodestar.jdbc.runtime;

import dev.lodestar.domain.failure.Failure;
import dev.lodestar.domain.failure.Outcome;
import dev.lodestar.domain.failure.Symptom;
import dev.lodestar.domain.plugin.CallOutcome;
import dev.lodestar.domain.plugin.CallOutcome.Reason;
import dev.lodestar.jdbc.ConnectionMovedException;
import dev.lodestar.jdbc.NoHostAvailableException;
import dev.lodestar.jdbc.SessionLostException;
import dev.lodestar.jdbc.TransactionLostException;
import dev.lodestar.ports.LossReport;
import java.sql.SQLException;
import java.sql.SQLInvalidAuthorizationSpecException;
import java.sql.SQLNonTransientConnectionException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns outcomes of machines into exceptions. Every one has an SQLState, a cause where there is one, and advice. */
final class Verdicts {

    private Verdicts() {}

    /** A call was lost. */
    static SQLException of(LossReport report, Throwable cause) {
        return switch (report.kind()) {
            case MOVED -> new ConnectionMovedException(report.happened(), report.outcome(), cause);
            case WORK_LOST -> new TransactionLostException(report.happened(), report.outcome(), cause);
            case SESSION_LOST -> new SessionLostException(report.happened(), report.outcome(), cause);
            case NO_HOST -> new NoHostAvailableException(report.happened(), report.outcome(), cause);
        };
    }

    /** No first connection. */
    static SQLException notConnected(CallOutcome.Failed failed, @Nullable Throwable cause) {
        Optional<Symptom> told = failed.last().flatMap(Failure::told);
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
}
