package dev.lodestar.domain.storm;

import dev.lodestar.domain.cluster.HostAddress;
import dev.lodestar.domain.cluster.HostId;
import dev.lodestar.domain.cluster.Topology;
import dev.lodestar.domain.dialect.Dialect.Membership;
import dev.lodestar.domain.effect.CallEffect.Need;
import dev.lodestar.domain.effect.ClusterEffect;
import dev.lodestar.domain.effect.ConnectionEffect;
import dev.lodestar.domain.effect.WaiterId;
import dev.lodestar.domain.event.ClusterEvent;
import dev.lodestar.domain.failover.FailoverRules;
import dev.lodestar.domain.failure.PostgresFailureRules;
import dev.lodestar.domain.monitor.ClusterMachine;
import dev.lodestar.domain.monitor.ClusterRules;
import dev.lodestar.domain.monitor.ClusterStep;
import dev.lodestar.domain.time.Moment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** One application process: a cluster machine with the default settings, and sessions. */
final class Process implements ClusterEffect.Handler {

    private static final ClusterRules RULES = new ClusterRules(
            Membership.LISTED,
            row -> new HostAddress(row.id(), 5432),
            PostgresFailureRules.STANDARD,
            Duration.ofSeconds(30),
            Duration.ofMillis(250),
            Duration.ofSeconds(3),
            3,
            Duration.ofSeconds(5));

    /** How often calls in flight are looked at; one that is there twice is slow. */
    private static final Duration TICK = Duration.ofMillis(250);

    final Clockwork clock;
    final Map<HostId, Database> servers;
    final List<Session> sessions = new ArrayList<>();
    private final ClusterMachine machine;
    private final Wires monitoring;
    private final Map<WaiterId, Consumer<Topology>> waiters = new LinkedHashMap<>();
    private final Map<HostId, Integer> dials = new LinkedHashMap<>();
    private Topology topology = Topology.EMPTY;
    private Optional<Moment> planned = Optional.empty();
    private long waiterNumber;

    Process(Clockwork clock, Map<HostId, Database> servers) {
        this.clock = clock;
        this.servers = servers;
        monitoring = new Wires(clock, servers, this::take);
        Map<HostId, HostAddress> hosts = new LinkedHashMap<>();
        servers.forEach((id, server) -> hosts.put(id, server.address));
        machine = new ClusterMachine(RULES, hosts, clock.now());
        clock.in(clock.upTo(Duration.ofSeconds(1)), () -> take(new ClusterEvent.Woke()));
    }

    void take(ClusterEvent event) {
        ClusterStep step = machine.on(event, clock.now());
        step.topology().ifPresent(next -> topology = next);
        step.effects().forEach(effect -> effect.deliverTo(this));
        planWake();
    }

    private void planWake() {
        Optional<Moment> due = machine.wakeAt();
        if (due.map(Moment::nanos).equals(planned.map(Moment::nanos))) {
            return;
        }
        planned = due;
        due.ifPresent(at -> clock.in(at.nanos() - clock.nanos(), () -> {
            if (planned.filter(next -> next.nanos() == at.nanos()).isPresent()) {
                planned = Optional.empty();
                take(new ClusterEvent.Woke());
            }
        }));
    }

    Topology topology() {
        return topology;
    }

    /** Calls do not come back: after two looks their host is suspect. */
    void watch(HostId host) {
        clock.in(
                TICK.toNanos() + clock.upTo(TICK),
                () -> clock.in(
                        TICK.toNanos(),
                        () -> topology.host(host)
                                .ifPresent(known -> take(new ClusterEvent.Suspected(host, known.generation())))));
    }

    // ---- from calls

    WaiterId await(Need need, Consumer<Topology> news) {
        WaiterId waiter = new WaiterId(++waiterNumber);
        waiters.put(waiter, news);
        clock.in(0, () -> take(new ClusterEvent.Awaited(waiter, need)));
        return waiter;
    }

    void withdraw(WaiterId waiter) {
        if (waiters.remove(waiter) != null) {
            clock.in(0, () -> take(new ClusterEvent.Withdrawn(waiter)));
        }
    }

    /** Whether another dial of a call to this host may begin; to be paired with {@link #dialled}. */
    boolean mayDial(HostId host) {
        if (dials.getOrDefault(host, 0) >= FailoverRules.RECOVERIES_AT_ONCE) {
            return false;
        }
        dials.merge(host, 1, Integer::sum);
        return true;
    }

    void dialled(HostId host) {
        dials.merge(host, -1, Integer::sum);
    }

    // ---- from the machine

    @Override
    public void dial(ConnectionEffect.Dial dial) {
        monitoring.dial(dial, () -> {});
    }

    @Override
    public void ask(ConnectionEffect.Ask ask) {
        monitoring.ask(ask);
    }

    @Override
    public void close(ConnectionEffect.Close close) {
        monitoring.close(close.connection());
    }

    @Override
    public void release(ClusterEffect.Release release) {
        Consumer<Topology> waiting = waiters.remove(release.waiter());
        if (waiting != null) {
            clock.in(0, () -> waiting.accept(release.topology()));
        }
    }

    @Override
    public void dismiss(ClusterEffect.Dismiss dismiss) {
        throw new AssertionError("No cluster is closed in a storm: " + dismiss);
    }

    @Override
    public void condemn(ClusterEffect.Condemn condemn) {
        for (Session session : sessions) {
            clock.in(0, () -> session.condemned(condemn.host(), condemn.generation()));
        }
    }
}
