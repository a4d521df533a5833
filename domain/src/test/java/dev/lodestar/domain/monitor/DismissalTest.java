package dev.lodestar.domain.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lodestar.domain.cluster.HostAddress;
import dev.lodestar.domain.cluster.HostId;
import dev.lodestar.domain.dialect.Dialect.Membership;
import dev.lodestar.domain.effect.CallEffect.Need;
import dev.lodestar.domain.effect.CallEffect.Wanted;
import dev.lodestar.domain.effect.ClusterEffect;
import dev.lodestar.domain.effect.WaiterId;
import dev.lodestar.domain.event.ClusterEvent;
import dev.lodestar.domain.failure.PostgresFailureRules;
import dev.lodestar.domain.time.Moment;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Nobody waits for a machine that is closed. */
class DismissalTest {

    private static final Moment NOW = new Moment(1_000, 1);

    private final ClusterMachine machine = new ClusterMachine(
            new ClusterRules(
                    Membership.LISTED,
                    row -> new HostAddress(row.id(), 5432),
                    PostgresFailureRules.STANDARD,
                    Duration.ofSeconds(30),
                    Duration.ofMillis(250),
                    Duration.ofSeconds(3),
                    3,
                    Duration.ofSeconds(5)),
            Map.of(new HostId("a"), new HostAddress("a", 5432)),
            NOW);

    @ParameterizedTest
    @EnumSource
    void whoWaitsAndWhoComesTooLateIsToldAtOnceAndOnce(Wanted wanted) {
        machine.on(new ClusterEvent.Woke(), NOW);
        assertEquals(List.of(), told(awaited(1, wanted)));
        assertEquals(List.of(), told(awaited(2, wanted)));
        machine.on(new ClusterEvent.Withdrawn(new WaiterId(2)), NOW);
        assertEquals(List.of(dismiss(1)), told(new ClusterEvent.Closing()));
        assertEquals(List.of(dismiss(3)), told(awaited(3, wanted)));
        assertEquals(List.of(), told(new ClusterEvent.Woke()));
    }

    private static ClusterEvent awaited(long waiter, Wanted wanted) {
        return new ClusterEvent.Awaited(new WaiterId(waiter), new Need(wanted, NOW, Optional.empty()));
    }

    private static ClusterEffect dismiss(long waiter) {
        return new ClusterEffect.Dismiss(new WaiterId(waiter));
    }

    /** What the step asks for with regard to waiters. */
    private List<ClusterEffect> told(ClusterEvent event) {
        return machine.on(event, NOW).effects().stream()
                .filter(effect -> effect instanceof ClusterEffect.Release || effect instanceof ClusterEffect.Dismiss)
                .toList();
    }
}
