package dev.lodestar.domain.simulation;

import dev.lodestar.domain.cluster.HostAddress;
import dev.lodestar.domain.cluster.HostId;
import dev.lodestar.domain.cluster.Topology;
import dev.lodestar.domain.dialect.Dialect.Membership;
import dev.lodestar.domain.effect.ClusterEffect;
import dev.lodestar.domain.effect.ConnectionEffect;
import dev.lodestar.domain.effect.WaiterId;
import dev.lodestar.domain.event.ClusterEvent;
import dev.lodestar.domain.failure.PostgresFailureRules;
import dev.lodestar.domain.monitor.ClusterMachine;
import dev.lodestar.domain.monitor.ClusterRules;
import dev.lodestar.domain.monitor.ClusterStep;
import dev.lodestar.domain.time.Moment;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Drives the cluster machine. */
final class Watchtower implements ClusterEffect.Handler {

    static final Duration DETECTION = Duration.ofSeconds(3);

    private final World world;
    private final Network network;
    private final Checks checks;
    private final Connections connections = new Connections();
    private final ClusterMachine machine;
    private final Map<WaiterId, Consumer<Topology>> waiters = new LinkedHashMap<>();
    private Topology topology = Topology.EMPTY;
    private Optional<Moment> planned = Optional.empty();
    private long effects;
    private long waiterNumber;

    Watchtower(World world, Network network, List<Server> servers, Checks checks) {
        this.world = world;
        this.network = network;
        this.checks = checks;
        Map<HostId, HostAddress> hosts = new LinkedHashMap<>();
        servers.forEach(server -> hosts.put(server.id, server.address));
        ClusterRules rules = new ClusterRules(
                Membership.LISTED,
                row -> new HostAddress(row.id(), 5432),
                PostgresFailureRules.STANDARD,
                Duration.ofSeconds(30),
                Duration.ofMillis(250),
                DETECTION,
                3,
                Duration.ofSeconds(5));
        machine = new ClusterMachine(rules, hosts, world.now());
        planWake();
    }

    void take(ClusterEvent event) {
        ClusterStep step = machine.on(event, world.now());
        step.topology().ifPresent(next -> {
            checks.published(topology, next);
            topology = next;
        });
        step.facts().forEach(fact -> {
            world.tell(() -> "monitor: " + fact.sentence());
            checks.told(fact);
        });
        step.effects().forEach(effect -> effect.deliverTo(this));
        checks.monitorOwns(connections.count(), machine.description());
        planWake();
    }

    private void planWake() {
        Optional<Moment> due = machine.wakeAt();
        boolean same = due.map(Moment::nanos).equals(planned.map(Moment::nanos));
        if (same) {
            return;
        }
        planned = due;
        due.ifPresent(at -> world.wake(at, () -> {
            if (planned.isPresent() && planned.get().nanos() == at.nanos()) {
                planned = Optional.empty();
                take(new ClusterEvent.Woke());
            }
        }));
    }

    WaiterId newWaiter() {
        return new WaiterId(++waiterNumber);
    }

    Topology topology() {
        return topology;
    }

    String describe() {
        return machine.description().get();
    }

    boolean isQuiet() {
        return machine.wakeAt().isEmpty() && connections.count() == 0;
    }

    void await(WaiterId id, ClusterEvent.Awaited event, Consumer<Topology> news) {
        waiters.put(id, news);
        world.reach(Duration.ZERO, () -> take(event));
    }

    void withdraw(WaiterId id) {
        if (waiters.remove(id) != null) {
            world.reach(Duration.ZERO, () -> take(new ClusterEvent.Withdrawn(id)));
        }
    }

    @Override
    public void dial(ConnectionEffect.Dial dial) {
        effects++;
        network.dial(dial, connections, this::take);
    }

    @Override
    public void ask(ConnectionEffect.Ask ask) {
        effects++;
        network.ask(ask, connections, this::take);
    }

    /** Effects so far. */
    long effects() {
        return effects;
    }

    @Override
    public void close(ConnectionEffect.Close close) {
        connections.closed(close.connection());
    }

    @Override
    public void release(ClusterEffect.Release release) {
        Consumer<Topology> waiting = waiters.remove(release.waiter());
        if (waiting != null) {
            world.reach(Duration.ZERO, () -> waiting.accept(release.topology()));
        }
    }

    @Override
    public void dismiss(ClusterEffect.Dismiss dismiss) {
        throw new AssertionError("Nobody closes the machine while somebody waits: " + dismiss);
    }

    @Override
    public void condemn(ClusterEffect.Condemn condemn) {
        world.tell("monitor: condemns " + condemn.host() + " up to " + condemn.generation());
        checks.condemned(condemn);
    }
}
