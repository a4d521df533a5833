package dev.lodestar.domain.failover;

import dev.lodestar.domain.cluster.Host;
import dev.lodestar.domain.cluster.HostAddress;
import dev.lodestar.domain.effect.CallEffect.Trouble;
import dev.lodestar.domain.failure.FailureClass;
import dev.lodestar.domain.plugin.CallRequest;
import dev.lodestar.domain.plugin.Frame;
import dev.lodestar.domain.plugin.Insistence;
import dev.lodestar.domain.selection.Target;
import dev.lodestar.domain.selection.Wish;
import dev.lodestar.domain.session.SessionState;
import java.util.List;
import java.util.Optional;

/**
 * What one failover machine is to achieve.
 *
 * @param seeds the addresses in the URL
 * @param wish what the connection is for
 * @param recovery the loss that began it; empty for a first connection
 */
record Quest(List<HostAddress> seeds, Wish wish, Insistence insistence, Optional<CallRequest.Recover> recovery) {

    /** To find the host that a URL asks for, unless an outer plugin has chosen one already. */
    static Optional<Frame> firstConnection(CallRequest.Connect request, FailoverRules rules) {
        if (request.host().isPresent()) {
            return Optional.empty();
        }
        Quest quest = new Quest(request.seeds(), request.wish(), request.insistence(), Optional.empty());
        return Optional.of(new FailoverMachine(quest, rules));
    }

    /** To find a host that the application can go on with. */
    static Quest after(CallRequest.Recover loss) {
        return new Quest(loss.seeds(), loss.wish(), Insistence.UNTIL_DEADLINE, Optional.of(loss));
    }

    Target target() {
        return recovery.isPresent() ? wish.next() : wish.first();
    }

    Optional<Trouble> trouble() {
        return recovery.map(CallRequest.Recover::trouble);
    }

    /** What to carry over to the new connection. */
    SessionState session() {
        return recovery.map(CallRequest.Recover::session).orElse(SessionState.UNTOUCHED);
    }

    /**
     * Whether {@code candidate} is the very host that is alive and refused to write: if it proves to be the writer all the
     * same, the refusal was the application's own affair (a transaction that it made read-only).
     */
    boolean wasRefusedBy(Host candidate) {
        return recovery.filter(loss -> loss.kind() == FailureClass.READ_ONLY)
                .map(CallRequest.Recover::trouble)
                .filter(refused -> refused.host().equals(candidate.id()))
                .filter(refused -> refused.generation() == candidate.generation())
                .isPresent();
    }

    /** The request that goes further in once a host was chosen. */
    CallRequest.Connect connect(Host chosen) {
        return new CallRequest.Connect(seeds, wish, insistence, Optional.of(chosen));
    }
}
