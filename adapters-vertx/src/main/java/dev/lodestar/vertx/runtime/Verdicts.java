package dev.lodestar.vertx.runtime;

import dev.lodestar.domain.failure.Failure;
import dev.lodestar.domain.failure.Outcome;
import dev.lodestar.domain.failure.Symptom;
import dev.lodestar.domain.plugin.CallOutcome;
import dev.lodestar.domain.plugin.CallOutcome.Reason;
import dev.lodestar.ports.LossReport;
import dev.lodestar.vertx.ConnectionMovedException;
import dev.lodestar.vertx.NoHostAvailableException;
import dev.lodestar.vertx.SessionLostException;
import dev.lodestar.vertx.TransactionLostException;
import dev.lodestar.vertx.target.PoolGeneration;
import io.vertx.pgclient.PgException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns outcomes of machines into failures for the application. Every one has an SQLState and advice. */
public final class Verdicts {

    private Verdicts() {}

    /**
     * What to fail a lost call with.
     *
     * @param route where the pool leads now; null if the way was not found
     * @param failure why it was not found
     */
    public static Throwable of(Loss loss, @Nullable PoolGeneration route, @Nullable Throwable failure) {
        String lost = loss.host().toString();
        if (route != null) {
            return loss.isOwnAffair(route)
                    ? loss.cause()
                    : of(LossReport.moved(loss.verdict(), lost, "the pool leads to " + route.host()), loss.cause());
        }
        if (failure == null) {
            return loss.cause();
        }
        if (!(failure instanceof NotRouted notRouted)) {
            // Whatever kept the pool from going on, what became of the work must be told.
            CallOutcome.Failed broken =
                    new CallOutcome.Failed(Reason.CANCELLED, Optional.empty(), unended(failure.getMessage()));
            Throwable told = of(LossReport.ended(loss.verdict(), lost, broken), loss.cause());
            told.addSuppressed(failure);
            return told;
        }
        return notRouted.outcome().reason() == Reason.NOT_HANDLED
                ? loss.cause()
                : of(LossReport.ended(loss.verdict(), lost, notRouted.outcome()), loss.cause());
    }

    /** A sentence to be gone on with. */
    private static String unended(@Nullable String sentence) {
        String text = String.valueOf(sentence);
        return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    }

    /** A call was lost. */
    static Throwable of(LossReport report, Throwable cause) {
        return switch (report.kind()) {
            case MOVED -> new ConnectionMovedException(report.happened(), report.outcome(), cause);
            case WORK_LOST -> new TransactionLostException(report.happened(), report.outcome(), cause);
            case SESSION_LOST -> new SessionLostException(report.happened(), report.outcome(), cause);
            case NO_HOST -> new NoHostAvailableException(report.happened(), report.outcome(), cause);
        };
    }

    /** What to fail the wish for a connection with. */
    public static Throwable notConnected(Throwable failure) {
        if (!(failure instanceof NotRouted notRouted)) {
            return failure;
        }
        CallOutcome.Failed failed = notRouted.outcome();
        Optional<Symptom> told = failed.last().flatMap(Failure::told);
        if (failed.reason() == Reason.REFUSED && told.isPresent()) {
            // The database's own SQLState is more precise than ours; the client puts it at the end of the text.
            String state = told.get().sqlState();
            return new PgException(failed.explanation().replace(" (" + state + ")", ""), "FATAL", state, null);
        }
        return new NoHostAvailableException(failed.explanation() + ".", Outcome.NOT_SENT, null);
    }

    /** What to fail the wish for a connection with that was sent from host to host until its time was over. */
    static Throwable neverSettled() {
        return new NoHostAvailableException(
                "Every host that a connection was wanted from was given up before it could lend one.",
                Outcome.NOT_SENT,
                null);
    }
}
