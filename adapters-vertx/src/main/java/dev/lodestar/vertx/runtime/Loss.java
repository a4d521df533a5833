package dev.lodestar.vertx.runtime;

import dev.lodestar.domain.cluster.HostId;
import dev.lodestar.domain.effect.CallEffect.Trouble;
import dev.lodestar.domain.failure.CallNature;
import dev.lodestar.domain.failure.CallUnderWay;
import dev.lodestar.domain.failure.Failure;
import dev.lodestar.domain.failure.FailureClass;
import dev.lodestar.domain.failure.Judgement;
import dev.lodestar.domain.failure.LossVerdict;
import dev.lodestar.domain.failure.Symptom;
import dev.lodestar.domain.failure.TransactionStatus;
import dev.lodestar.ports.interpreter.Clock;
import dev.lodestar.vertx.target.Lease;
import dev.lodestar.vertx.target.PoolGeneration;
import dev.lodestar.vertx.target.Whereabouts;
import java.util.Optional;

/**
 * A call that was lost with its host.
 *
 * @param generation the pool that lent its connection; the connection may have led to another host
 * @param cause the client's failure, untouched
 */
public record Loss(PoolGeneration generation, Trouble trouble, Judgement judgement, Throwable cause) {

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
        CallUnderWay call = new CallUnderWay(before, true, nature);
        return Judgement.of(call, failure, source.dialect().failureRules(), source.use())
                .map(judgement -> new Loss(lease.generation(), trouble(lease.place(), failure), judgement, thrown));
    }

    static Trouble trouble(Whereabouts place, Failure failure) {
        return new Trouble(place.host(), place.number(), Clock.now(), failure);
    }

    /** Where the connection led. */
    public HostId host() {
        return trouble.host();
    }

    FailureClass kind() {
        return judgement.kind();
    }

    LossVerdict verdict() {
        return judgement.verdict();
    }

    /** Whether the same call may be made again elsewhere without asking anybody. */
    public boolean isRepeatable() {
        return judgement.isRepeatable();
    }

    /** Whether the host lives and only refused: the connection is as good as before. */
    public boolean isRefusal() {
        return judgement.isRefusal();
    }

    /** Whether the way back led to where it came from: then a refused write was the application's own affair. */
    public boolean isOwnAffair(PoolGeneration route) {
        return isRefusal() && route == generation;
    }
}
