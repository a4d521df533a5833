package dev.lodestar.vertx.runtime;

import dev.lodestar.domain.effect.CallEffect.Trouble;
import dev.lodestar.domain.failure.CallNature;
import dev.lodestar.domain.failure.CallUnderWay;
import dev.lodestar.domain.failure.Failure;
import dev.lodestar.domain.failure.FailureClass;
import dev.lodestar.domain.failure.LossVerdict;
import dev.lodestar.domain.failure.Outcome;
import dev.lodestar.domain.failure.OutcomeRules;
import dev.lodestar.domain.failure.Symptom;
import dev.lodestar.domain.failure.TransactionStatus;
import dev.lodestar.ports.interpreter.Clock;
import dev.lodestar.vertx.target.Lease;
import dev.lodestar.vertx.target.PoolGeneration;
import java.util.Optional;

/**
 * A call that was lost with its host.
 *
 * @param generation where it was made
 * @param cause the client's failure, untouched
 */
public record Loss(
        PoolGeneration generation, Trouble trouble, FailureClass kind, LossVerdict verdict, Throwable cause) {

    /**
     * What a failed call means; empty if it is the application's own affair.
     *
     * @param nature what the call could have done; {@code NOTHING_SENT} if it surely never left
     */
    static Optional<Loss> of(
            Source source, Lease lease, Throwable thrown, CallNature nature, TransactionStatus before) {
        // A call that was not made because its connection is doomed failed by our own doing.
        Failure failure = nature == CallNature.NOTHING_SENT && !lease.isUsable()
                ? Failure.of(Symptom.of(Symptom.Kind.ABORTED), String.valueOf(thrown.getMessage()))
                : lease.describe(thrown);
        FailureClass kind = source.dialect().failureRules().ofCall(failure);
        if (!kind.callsForFailover()) {
            return Optional.empty();
        }
        LossVerdict verdict = OutcomeRules.judge(kind, new CallUnderWay(before, true, nature));
        return Optional.of(new Loss(lease.generation(), trouble(lease.generation(), failure), kind, verdict, thrown));
    }

    static Trouble trouble(PoolGeneration generation, Failure failure) {
        return new Trouble(generation.host(), generation.number(), Clock.now(), failure);
    }

    /** Whether the same call may be made again elsewhere without asking anybody. */
    public boolean isRepeatable() {
        return verdict.outcome() == Outcome.NOT_SENT;
    }

    /** Whether the host lives and only refused: the connection is as good as before. */
    public boolean isRefusal() {
        return kind == FailureClass.READ_ONLY;
    }

    /** Whether the way back led to where it came from: then a refused write was the application's own affair. */
    public boolean isOwnAffair(PoolGeneration route) {
        return kind == FailureClass.READ_ONLY && route == generation;
    }
}
