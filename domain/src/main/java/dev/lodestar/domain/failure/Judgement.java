package dev.lodestar.domain.failure;

import java.util.Optional;

/**
 * What a failed call means for its connection and for the work done on it. One rule for blocking and event-loop code.
 *
 * @param kind {@code HOST_LOST} or {@code READ_ONLY}
 * @param verdict what became of the work
 */
public record Judgement(FailureClass kind, LossVerdict verdict) {

    /** What the application wants of a connection. */
    public enum Use {
        /** To write, sooner or later: a host that refuses to write has lost its use. */
        WRITING,
        /** To read only, by its own word or because it asked for a reader: that writes are refused is its own affair. */
        READING
    }

    /** Judges a failure; empty if it is the application's own affair and to be passed on untouched. */
    public static Optional<Judgement> of(CallUnderWay call, Failure failure, FailureRules rules, Use use) {
        return switch (rules.ofCall(failure)) {
            case HOST_LOST -> Optional.of(new Judgement(FailureClass.HOST_LOST, OutcomeRules.judge(call)));
            case READ_ONLY -> use == Use.WRITING ? Optional.of(refused(call)) : Optional.empty();
            case HOST_BUSY, LOGIN, CONFIGURATION, APPLICATION -> Optional.empty();
        };
    }

    /** A write that was refused because the host is read-only has done nothing. */
    private static Judgement refused(CallUnderWay call) {
        CallUnderWay harmless = new CallUnderWay(call.before(), call.autoCommit(), CallNature.READ);
        return new Judgement(FailureClass.READ_ONLY, OutcomeRules.judge(harmless));
    }

    /** Whether the host lives and only refused: the connection is as good as before. */
    public boolean isRefusal() {
        return kind == FailureClass.READ_ONLY;
    }

    /** Whether the same call may be made again elsewhere without asking anybody. */
    public boolean isRepeatable() {
        return verdict.outcome() == Outcome.NOT_SENT;
    }
}
