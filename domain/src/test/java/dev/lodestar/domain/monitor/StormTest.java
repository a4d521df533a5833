package dev.lodestar.domain.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestar.domain.cluster.HostAddress;
import dev.lodestar.domain.cluster.HostId;
import dev.lodestar.domain.cluster.Role;
import dev.lodestar.domain.cluster.WriterClaim;
import dev.lodestar.domain.dialect.Dialect.Membership;
import dev.lodestar.domain.dialect.HostReport;
import dev.lodestar.domain.effect.CallEffect.Need;
import dev.lodestar.domain.effect.CallEffect.Trouble;
import dev.lodestar.domain.effect.CallEffect.Wanted;
import dev.lodestar.domain.effect.ClusterEffect;
import dev.lodestar.domain.effect.ConnectionEffect.Ask;
import dev.lodestar.domain.effect.ConnectionEffect.Dial;
import dev.lodestar.domain.effect.WaiterId;
import dev.lodestar.domain.event.ClusterEvent;
import dev.lodestar.domain.event.ConnectionAnswer;
import dev.lodestar.domain.failure.Failure;
import dev.lodestar.domain.failure.PostgresFailureRules;
import dev.lodestar.domain.failure.Symptom;
import dev.lodestar.domain.time.Moment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What many callers cost: one search, whatever their number. */
class StormTest {

    private static final HostId A = new HostId("a");
    private static final Duration MILLI = Duration.ofMillis(1);
    private static final Failure RESET = Failure.of(Symptom.of(Symptom.Kind.DISCONNECTED), "reset");

    private final List<ClusterEffect> effects = new ArrayList<>();
    private final ClusterMachine machine;
    private Moment now = new Moment(0, 0);

    StormTest() {
        Map<HostId, HostAddress> hosts = new LinkedHashMap<>();
        for (String name : List.of("a", "b", "c")) {
            hosts.put(new HostId(name), new HostAddress(name, 5432));
        }
        ClusterRules rules = new ClusterRules(
                Membership.LISTED,
                row -> new HostAddress(row.id(), 5432),
                PostgresFailureRules.STANDARD,
                Duration.ofSeconds(30),
                Duration.ofMillis(250),
                Duration.ofSeconds(3),
                3,
                Duration.ofSeconds(5));
        machine = new ClusterMachine(rules, hosts, now);
        on(new ClusterEvent.Woke());
    }

    private List<ClusterEffect> on(ClusterEvent event) {
        List<ClusterEffect> asked = machine.on(event, now).effects();
        effects.addAll(asked);
        return asked;
    }

    private void letTimePass(Duration span, boolean hostsAnswer) {
        Moment end = now.plus(span);
        while (now.isBefore(end)) {
            now = now.plus(MILLI);
            if (machine.wakeAt().filter(now::hasReached).isPresent()) {
                on(new ClusterEvent.Woke());
            }
            if (hostsAnswer) {
                answerAll();
            }
        }
    }

    /** Every question and dial that is out. */
    private void answerAll() {
        List<ClusterEffect> open = List.copyOf(effects);
        effects.clear();
        for (ClusterEffect effect : open) {
            if (effect instanceof Dial dial) {
                on(new ConnectionAnswer.Dialed(dial.id(), dial.connection()));
            } else if (effect instanceof Ask ask) {
                on(new ConnectionAnswer.Told(ask.id(), ask.host().equals(A) ? writer() : reader()));
            }
        }
    }

    private static HostReport writer() {
        return new HostReport(
                Optional.empty(),
                Role.WRITER,
                Optional.of(new WriterClaim.Timeline("x", 1)),
                Optional.empty(),
                List.of());
    }

    private static HostReport reader() {
        return new HostReport(Optional.empty(), Role.READER, Optional.empty(), Optional.empty(), List.of());
    }

    private void wait(int waiter) {
        on(new ClusterEvent.Awaited(
                new WaiterId(waiter), new Need(Wanted.WRITER, now, Optional.of(new Trouble(A, 0, now, RESET)))));
    }

    private long count(Class<? extends ClusterEffect> kind) {
        return effects.stream().filter(kind::isInstance).count();
    }

    @Test
    void fiveHundredWaitersAtOnceAreOneSearch() {
        letTimePass(Duration.ofSeconds(20), true);
        effects.clear();
        for (int waiter = 0; waiter < 500; waiter++) {
            wait(waiter);
        }
        assertEquals(3, count(Dial.class) + count(Ask.class), "one question to each host");
        letTimePass(Duration.ofMillis(10), true);
        assertTrue(
                machine.description().get().contains(" 0 waiting"),
                machine.description().get());
    }

    @Test
    void waitersThatKeepComingDoNotMakeALongSearchAFastOne() {
        letTimePass(Duration.ofSeconds(20), true);
        for (int waiter = 0; waiter < 500; waiter++) {
            wait(waiter);
        }
        letTimePass(Duration.ofSeconds(10), false);
        effects.clear();
        for (int waiter = 500; waiter < 1_500; waiter++) {
            wait(waiter);
            on(new ClusterEvent.Troubled(new Trouble(A, 9, now, RESET)));
            letTimePass(MILLI, false);
        }
        long questions = count(Dial.class) + count(Ask.class);
        assertTrue(questions <= 3 * 6, questions + " questions to three silent hosts in a second");
    }

    @Test
    void everyWaiterIsReleasedOnce() {
        letTimePass(Duration.ofSeconds(20), true);
        List<WaiterId> released = new ArrayList<>();
        for (int waiter = 0; waiter < 500; waiter++) {
            wait(waiter);
        }
        for (int i = 0; i < 50; i++) {
            now = now.plus(MILLI);
            for (ClusterEffect effect : List.copyOf(effects)) {
                if (effect instanceof ClusterEffect.Release release) {
                    released.add(release.waiter());
                }
            }
            effects.removeIf(ClusterEffect.Release.class::isInstance);
            on(new ClusterEvent.Woke());
            answerAllButReleases();
        }
        assertEquals(500, released.size());
        assertEquals(500, released.stream().distinct().count());
    }

    private void answerAllButReleases() {
        List<ClusterEffect> releases =
                effects.stream().filter(ClusterEffect.Release.class::isInstance).toList();
        effects.removeAll(releases);
        answerAll();
        effects.addAll(releases);
    }
}
