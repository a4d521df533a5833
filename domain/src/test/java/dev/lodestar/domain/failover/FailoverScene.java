package dev.lodestar.domain.failover;

import static dev.lodestar.domain.failover.Maps.id;
import static dev.lodestar.domain.failover.Maps.topology;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lodestar.domain.cluster.HostAddress;
import dev.lodestar.domain.cluster.HostId;
import dev.lodestar.domain.cluster.Topology;
import dev.lodestar.domain.effect.CallEffect.Trouble;
import dev.lodestar.domain.effect.ConnectionEffect.Dial;
import dev.lodestar.domain.event.CallEvent;
import dev.lodestar.domain.failure.Failure;
import dev.lodestar.domain.failure.FailureClass;
import dev.lodestar.domain.failure.PostgresFailureRules;
import dev.lodestar.domain.failure.Symptom;
import dev.lodestar.domain.plugin.CallMachine;
import dev.lodestar.domain.plugin.CallRequest;
import dev.lodestar.domain.plugin.Chain;
import dev.lodestar.domain.plugin.Dialogue;
import dev.lodestar.domain.plugin.Insistence;
import dev.lodestar.domain.selection.HostSelector;
import dev.lodestar.domain.selection.SelectionStrategy;
import dev.lodestar.domain.selection.Target;
import dev.lodestar.domain.selection.Wish;
import dev.lodestar.domain.session.SessionState;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;

/**
 * A call that fails over, with hosts a, b and c in its URL: {@code a} is the writer while all is calm. Nothing it opens may
 * leak, whatever happens.
 */
abstract class FailoverScene {

    static final Duration BUDGET = Duration.ofSeconds(30);
    static final Failure RESET = Dialogue.failure(Symptom.Kind.DISCONNECTED);
    static final Failure REFUSED = Dialogue.failure(Symptom.Kind.REFUSED);
    static final List<HostAddress> SEEDS =
            List.of(new HostAddress("a", 5432), new HostAddress("b", 5432), new HostAddress("c", 5432));
    static final Topology CALM = topology(1, "a=writer b=reader c=reader");

    Dialogue call;

    static final FailoverRules RULES = new FailoverRules(
            HostSelector.of(SelectionStrategy.ROUND_ROBIN), PostgresFailureRules.STANDARD, Duration.ofSeconds(2));

    static CallRequest.Connect first(Target target) {
        return new CallRequest.Connect(SEEDS, Wish.of(target), Insistence.UNTIL_DEADLINE, Optional.empty());
    }

    Dialogue begin(CallRequest request, Topology topology) {
        Chain chain = new Chain(List.of(new FailoverPlugin(RULES)), Duration.ofSeconds(3));
        call = new Dialogue(new CallMachine(chain, request, Dialogue.within(BUDGET)));
        return call.sees(topology).start();
    }

    Dialogue connect(Target target, Topology topology) {
        return begin(first(target), topology);
    }

    Dialogue recover(Target target, String lost, Topology topology) {
        return recover(target, lost, topology, SessionState.UNTOUCHED);
    }

    Dialogue recover(Target target, String lost, Topology topology, SessionState session) {
        Trouble trouble = new Trouble(id(lost), 0, Dialogue.ORIGIN, RESET);
        return begin(
                new CallRequest.Recover(SEEDS, Wish.of(target), trouble, FailureClass.HOST_LOST, session), topology);
    }

    HostId dialled() {
        return call.newest(Dial.class).host();
    }

    @AfterEach
    void nothingLeaks() {
        if (!call.isOver()) {
            call.on(new CallEvent.Cancelled("end of test"));
        }
        assertEquals(Set.of(), call.leaked());
    }
}
