package dev.lodestar.ports;

import dev.lodestar.domain.failure.FailoverState;
import dev.lodestar.domain.failure.LossVerdict;
import dev.lodestar.domain.failure.Outcome;
import dev.lodestar.domain.plugin.CallOutcome;
import dev.lodestar.domain.plugin.CallOutcome.Reason;

/**
 * What an application is told when a call was lost: which kind of exception, what happened, what became of the work. The
 * same in every adapter; each adds its own advice, because what to do next differs.
 *
 * @param happened one or more sentences without secrets
 */
public record LossReport(Kind kind, String happened, Outcome outcome) {

    /** Kinds of exceptions, one SQLState each. */
    public enum Kind {
        /** 08S02: another host serves, and nothing is in doubt. */
        MOVED,
        /** 08007: a transaction was cut off, or a write may have been applied. */
        WORK_LOST,
        /** 08006: nothing is in doubt but the session, which could not be continued elsewhere. */
        SESSION_LOST,
        /** 08001: no suitable host was found in time. */
        NO_HOST
    }

    /**
     * Work goes on elsewhere.
     *
     * @param lost the host that was lost
     * @param whereTo the rest of the sentence that tells where what leads now: {@code "it now leads to host-2"}
     */
    public static LossReport moved(LossVerdict verdict, String lost, String whereTo) {
        String happened = "The connection to " + lost + " was lost; " + whereTo + ".";
        return verdict.state() == FailoverState.MOVED
                ? new LossReport(Kind.MOVED, happened, verdict.outcome())
                : new LossReport(Kind.WORK_LOST, happened + " " + work(verdict.outcome()), verdict.outcome());
    }

    /** No other host could be connected to, or the session could not go on there. */
    public static LossReport ended(LossVerdict verdict, String lost, CallOutcome.Failed failed) {
        String happened = "The connection to " + lost + " was lost and is closed: " + failed.explanation() + ".";
        if (failed.reason() == Reason.DEADLINE || failed.reason() == Reason.SPLIT_BRAIN) {
            return new LossReport(Kind.NO_HOST, happened + " " + work(verdict.outcome()), verdict.outcome());
        }
        return verdict.state() == FailoverState.MOVED
                ? new LossReport(Kind.SESSION_LOST, happened, verdict.outcome())
                : new LossReport(Kind.WORK_LOST, happened + " " + work(verdict.outcome()), verdict.outcome());
    }

    private static String work(Outcome outcome) {
        return switch (outcome) {
            case NOT_SENT -> "Nothing that changes data had been sent.";
            case ROLLED_BACK -> "Its transaction was rolled back.";
            case UNKNOWN -> "Nobody can tell from here whether its work was committed.";
        };
    }
}
