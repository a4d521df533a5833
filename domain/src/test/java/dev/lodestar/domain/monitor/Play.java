package dev.lodestar.domain.monitor;

import dev.lodestar.domain.cluster.HostAddress;
import dev.lodestar.domain.cluster.HostId;
import dev.lodestar.domain.cluster.Topology;
import dev.lodestar.domain.dialect.Dialect.Membership;
import dev.lodestar.domain.effect.ClusterEffect;
import dev.lodestar.domain.effect.ConnectionEffect;
import dev.lodestar.domain.effect.WaiterId;
import dev.lodestar.domain.event.ClusterEvent;
import dev.lodestar.domain.event.ConnectionAnswer;
import dev.lodestar.domain.failure.PostgresFailureRules;
import dev.lodestar.domain.time.Moment;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A cluster machine, its hosts, the applications that use it, and virtual time: delivers what hosts answer, in order, and
 * wakes machines when due.
 */
final class Play implements ClusterEffect.Handler, Network.Owner {

    /** Shortly before the nanosecond clock wraps around: every transcript passes that point. */
    static final long ORIGIN = Long.MAX_VALUE - Duration.ofSeconds(2).toNanos();

    /** A machine that makes more steps in one millisecond than this is spinning. */
    private static final int SPINNING = 2_000;

    /** The numbers of applications' waiters begin here; smaller ones belong to the script. */
    private static final long FIRST_WAITER = 1_000;

    private final Network network = new Network();
    private final Map<String, Application> applications = new LinkedHashMap<>();
    private final Map<WaiterId, Consumer<Optional<Topology>>> waiters = new LinkedHashMap<>();
    private final Deque<Runnable> next = new ArrayDeque<>();
    private final List<HostAddress> addresses;
    private final ClusterMachine machine;
    private final Score score;
    private boolean busy;
    private long steps;

    Play(Membership membership, List<String> hosts, Duration detection, int count, Score score) {
        this.score = score;
        addresses = hosts.stream().map(name -> new HostAddress(name, 5432)).toList();
        Map<HostId, HostAddress> members = new LinkedHashMap<>();
        addresses.forEach(address -> members.put(new HostId(address.name()), address));
        ClusterRules rules = new ClusterRules(
                membership,
                row -> new HostAddress(row.id(), 5432),
                PostgresFailureRules.STANDARD,
                Duration.ofSeconds(30),
                Duration.ofMillis(250),
                detection,
                count,
                Duration.ofSeconds(5));
        machine = new ClusterMachine(rules, members, now());
    }

    Network network() {
        return network;
    }

    Score score() {
        return score;
    }

    List<HostAddress> addresses() {
        return addresses;
    }

    Map<String, Application> applications() {
        return applications;
    }

    Moment now() {
        return new Moment(network.nanos(), steps * 0x9E3779B97F4A7C15L);
    }

    Topology topology() {
        return machine.topology();
    }

    String mode() {
        return machine.description().get().lines().findFirst().orElse("");
    }

    /** Does something now, or, if something is being done, after it: no machine is entered twice. */
    void perform(Runnable what) {
        next.add(what);
        if (busy) {
            return;
        }
        busy = true;
        while (!next.isEmpty()) {
            steps++;
            score.at(now());
            next.remove().run();
        }
        busy = false;
    }

    /** Delivers an event to the cluster machine, and carries out what follows from it. */
    void deliver(ClusterEvent event) {
        perform(() -> {
            ClusterStep step = machine.on(event, now());
            step.topology().ifPresent(score::topology);
            step.effects().forEach(effect -> {
                effect.deliverTo(score);
                effect.deliverTo(this);
            });
            step.facts().forEach(score::fact);
        });
    }

    @Override
    public void on(ConnectionAnswer answer) {
        deliver(answer);
    }

    @Override
    public void dial(ConnectionEffect.Dial dial) {
        network.dial(dial, this);
    }

    @Override
    public void ask(ConnectionEffect.Ask ask) {
        network.ask(ask, this);
    }

    @Override
    public void close(ConnectionEffect.Close close) {
        network.close(new Network.Line(this, close.connection()));
    }

    @Override
    public void release(ClusterEffect.Release release) {
        Optional.ofNullable(waiters.remove(release.waiter()))
                .ifPresent(waiter -> perform(() -> waiter.accept(Optional.of(release.topology()))));
    }

    @Override
    public void dismiss(ClusterEffect.Dismiss dismiss) {
        Optional.ofNullable(waiters.remove(dismiss.waiter()))
                .ifPresent(waiter -> perform(() -> waiter.accept(Optional.empty())));
    }

    @Override
    public void condemn(ClusterEffect.Condemn condemn) {
        applications.values().forEach(application -> perform(() -> application.condemned(condemn)));
    }

    /** A name for somebody who waits for news; there are none if the cluster closes. */
    WaiterId newWaiter(String name, Consumer<Optional<Topology>> told) {
        WaiterId waiter = new WaiterId(FIRST_WAITER + steps);
        waiters.put(waiter, told);
        score.name(waiter, name);
        return waiter;
    }

    /** Lets time pass: answers first, then wake-ups, until {@code span} is over. */
    void run(Duration span) {
        long end = network.nanos() + span.toNanos();
        int inOneMilli = 0;
        long lastMilli = 0;
        while (true) {
            long answerAt = network.nextAnswer(end + 1);
            long wakeAt = wakeAt(end + 1);
            long due = answerAt - wakeAt <= 0 ? answerAt : wakeAt;
            if (due - end > 0) {
                break;
            }
            network.reach(due);
            inOneMilli = network.nanos() / 1_000_000 == lastMilli ? inOneMilli + 1 : 0;
            lastMilli = network.nanos() / 1_000_000;
            if (inOneMilli > SPINNING) {
                throw new AssertionError(
                        "A machine is spinning: " + machine.description().get());
            }
            if (answerAt - wakeAt <= 0) {
                network.answer();
            } else {
                wake();
            }
        }
        network.reach(end);
    }

    private long wakeAt(long never) {
        long earliest = machine.wakeAt().map(Moment::nanos).orElse(never);
        for (Application application : applications.values()) {
            long due = application.wakeAt().map(Moment::nanos).orElse(never);
            earliest = due - earliest < 0 ? due : earliest;
        }
        return earliest;
    }

    private void wake() {
        if (machine.wakeAt().filter(now()::hasReached).isPresent()) {
            deliver(new ClusterEvent.Woke());
        }
        for (Application application : applications.values()) {
            if (application.wakeAt().filter(now()::hasReached).isPresent()) {
                perform(application::wake);
            }
        }
    }
}
