package dev.lodestar.domain.failover;

import dev.lodestar.domain.cluster.HostAddress;
import dev.lodestar.domain.effect.CallEffect.Trouble;
import dev.lodestar.domain.plugin.CallRequest;
import dev.lodestar.domain.plugin.Frame;
import dev.lodestar.domain.session.SessionState;
import java.util.List;
import java.util.Optional;

/**
 * What one failover machine is to achieve.
 *
 * @param seeds the addresses in the URL
 * @param trouble the failure that began it; empty for a first connection
 * @param session what to carry over to the new connection
 * @param persistent whether to go on until the deadline, or to give up at the first failure
 * @param afterRefusal the host is alive and refused to write: if it proves to be the writer all the same, the refusal was
 *     the application's own affair (a transaction that it made read-only)
 */
record Quest(
        Target target,
        List<HostAddress> seeds,
        Optional<Trouble> trouble,
        SessionState session,
        boolean persistent,
        boolean afterRefusal) {

    /** To find the host that a URL asks for, unless an outer plugin has chosen one already. */
    static Optional<Frame> firstConnection(CallRequest.Connect request, FailoverRules rules) {
        if (request.host().isPresent()) {
            return Optional.empty();
        }
        Quest quest = new Quest(
                rules.first(), request.seeds(), Optional.empty(), SessionState.UNTOUCHED, rules.persistent(), false);
        return Optional.of(new FailoverMachine(quest, rules));
    }
}
