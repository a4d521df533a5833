package dev.lodestar.domain.simulation.client;

import dev.lodestar.domain.assembly.Assembly;
import dev.lodestar.domain.assembly.KnownClusters;
import dev.lodestar.domain.cluster.HostAddress;
import dev.lodestar.domain.cluster.HostId;
import dev.lodestar.domain.discovery.DiscoveryMachine;
import dev.lodestar.domain.discovery.DiscoveryRequest;
import dev.lodestar.domain.monitor.ClusterMachine;
import dev.lodestar.domain.monitor.ClusterRules;
import dev.lodestar.domain.plugin.CallMachine;
import dev.lodestar.domain.plugin.CallOutcome;
import dev.lodestar.domain.simulation.check.Breach;
import dev.lodestar.domain.simulation.check.CallChecks;
import dev.lodestar.domain.simulation.check.ClusterChecks;
import dev.lodestar.domain.simulation.check.Grids;
import dev.lodestar.domain.simulation.check.Invariant;
import dev.lodestar.domain.simulation.check.Ledger;
import dev.lodestar.domain.simulation.world.Cluster;
import dev.lodestar.domain.simulation.world.World;
import dev.lodestar.domain.time.Moment;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** One process: discovers clusters, shares them among its applications, and closes them after the last. */
public final class Client {

    /** What all processes of a run share. */
    public record Shared(World world, Wiring wiring, Grids grids, Ledger ledger) {}

    /** A cluster that somebody uses. */
    public record Used(ClusterDriver driver, Cluster truth, List<Object> character, Map<HostId, HostAddress> found) {
        /** Two discoveries in mid-failover may tell nothing in common: then nobody can know that they tell of one cluster. */
        private boolean hasMemberInCommonWith(Used other) {
            return found.keySet().stream()
                    .anyMatch(host -> other.found.containsKey(host)
                            || other.driver.topology().host(host).isPresent());
        }

        /**
         * Every member that the machine knows is gone for good. It does not go back to the names in its URL: a known limit,
         * which takes a discovery in mid-failover and the deletion of the very host that answered it.
         */
        public boolean isStranded() {
            return driver.topology().hosts().stream()
                    .noneMatch(host -> truth.members().stream()
                            .anyMatch(member -> member.id().equals(host.id())));
        }
    }

    private final Shared shared;
    private final World.Place place;
    private final KnownClusters<ClusterDriver> known = new KnownClusters<>(ClusterDriver::topology);
    private final List<Used> used = new ArrayList<>();
    private final List<ClusterDriver> closed = new ArrayList<>();
    private final Map<List<HostAddress>, List<Runnable>> underDiscovery = new LinkedHashMap<>();
    private final Map<List<HostAddress>, CallDriver> discoveries = new LinkedHashMap<>();
    private long number;

    public Client(Shared shared, World.Place place) {
        this.shared = shared;
        this.place = place;
    }

    Shared shared() {
        return shared;
    }

    World.Place place() {
        return place;
    }

    Sockets sockets() {
        return shared.wiring().sockets(place.network(), place.clock());
    }

    /** Clusters in use. */
    public List<Used> used() {
        return List.copyOf(used);
    }

    /** Clusters that were closed. */
    public List<ClusterDriver> closed() {
        return closed;
    }

    /**
     * The cluster behind a plan, discovered if nobody uses it yet; of several that come for one URL, one discovers and the
     * others wait. Tells either, once.
     */
    void attach(Source source, Consumer<ClusterDriver> attached, Consumer<CallOutcome.Failed> failed) {
        Optional<ClusterDriver> cluster = known.use(source.plan());
        if (cluster.isPresent()) {
            attached.accept(cluster.get());
            return;
        }
        List<HostAddress> seeds = source.plan().url().hosts();
        List<Runnable> others = underDiscovery.get(seeds);
        if (others != null) {
            others.add(() -> attach(source, attached, failed));
            return;
        }
        underDiscovery.put(seeds, new ArrayList<>());
        discover(source, outcome -> {
            List<Runnable> waiting = underDiscovery.remove(seeds);
            if (outcome instanceof CallOutcome.Discovered found) {
                attached.accept(register(source, found));
            } else {
                failed.accept((CallOutcome.Failed) outcome);
            }
            waiting.forEach(Runnable::run);
        });
    }

    private void discover(Source source, Consumer<CallOutcome> ended) {
        Moment deadline = place.clock().now().plus(source.plan().connectBudget());
        DiscoveryRequest request = Assembly.discovery(source.plan());
        Sockets sockets = sockets();
        CallChecks checks = new CallChecks(
                new CallChecks.Wish(
                        Optional.empty(),
                        deadline,
                        request.seeds().size(),
                        EnumSet.of(CallOutcome.Reason.REFUSED),
                        request.failureRules()),
                connection -> {
                    throw new AssertionError("A discovery hands nothing out");
                });
        CallDriver driver = new CallDriver(
                place.name() + ".discovery" + ++number,
                new CallMachine(new DiscoveryMachine(request), deadline),
                new CallDriver.Surroundings(
                        place.clock(),
                        shared.world().trace(),
                        Calls.NO_CLUSTER,
                        source.plan().family().singleServer(),
                        sockets,
                        shared.grids().discovery()),
                checks,
                (outcome, mine) -> {
                    discoveries.remove(request.seeds());
                    ended.accept(outcome);
                });
        discoveries.put(request.seeds(), driver);
        driver.start();
    }

    /** Whoever waits for the discovery of a URL gives it up. */
    void giveUp(Source source) {
        Optional.ofNullable(discoveries.get(source.seeds())).ifPresent(running -> running.cancel("given up"));
    }

    private ClusterDriver register(Source source, CallOutcome.Discovered found) {
        return known.useSame(source.plan(), found).orElseGet(() -> begin(source, found));
    }

    private ClusterDriver begin(Source source, CallOutcome.Discovered found) {
        Cluster truth = truth(found.hosts().keySet());
        ClusterRules rules = Assembly.clusterRules(source.plan(), found.dialect());
        ClusterChecks.Truth reality = new ClusterChecks.Truth(
                host -> truth.byId(host).isPresent(), truth::isContested, rules.detectionTime());
        ClusterMachine machine =
                new ClusterMachine(rules, found.hosts(), place.clock().now());
        String name = place.name() + "." + truth.name() + "#" + ++number;
        ClusterDriver driver = new ClusterDriver(
                machine,
                new ClusterDriver.Surroundings(
                        name,
                        place.clock(),
                        shared.world().trace(),
                        shared.world().chance(name),
                        found.dialect(),
                        sockets(),
                        shared.grids().cluster()),
                new ClusterChecks(reality));
        known.add(source.plan(), found, driver);
        Used mine = new Used(driver, truth, source.plan().character(), found.hosts());
        used.forEach(other -> isAnother(mine, other));
        used.add(mine);
        shared.world().trace().tell(() -> name + " begins with " + found.hosts());
        return driver;
    }

    private static void isAnother(Used mine, Used other) {
        Breach.unless(
                mine.truth() != other.truth()
                        || !mine.hasMemberInCommonWith(other)
                        || !mine.driver().dialect().equals(other.driver().dialect())
                        || !mine.character().equals(other.character()),
                Invariant.ONE_MACHINE_A_CLUSTER,
                () -> mine.driver() + " beside " + other.driver());
    }

    private Cluster truth(Set<HostId> hosts) {
        HostId any = hosts.iterator().next();
        return shared.world().clusters().stream()
                .filter(cluster -> cluster.byId(any).isPresent())
                .findFirst()
                .orElseThrow(() -> new Breach(Invariant.CLUSTERS_DO_NOT_MIX, "nobody is " + hosts));
    }

    /** One user less; the last one closes the cluster. */
    void release(ClusterDriver cluster) {
        if (known.release(cluster)) {
            used.removeIf(entry -> entry.driver() == cluster);
            closed.add(cluster);
            cluster.close();
        }
    }
}
