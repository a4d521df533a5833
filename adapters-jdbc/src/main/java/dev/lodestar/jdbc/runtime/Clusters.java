package dev.lodestar.jdbc.runtime;

import dev.lodestar.domain.assembly.Assembly;
import dev.lodestar.domain.assembly.KnownClusters;
import dev.lodestar.domain.cluster.HostAddress;
import dev.lodestar.domain.discovery.DiscoveryMachine;
import dev.lodestar.domain.discovery.DiscoveryRequest;
import dev.lodestar.domain.fact.Fact;
import dev.lodestar.domain.monitor.ClusterMachine;
import dev.lodestar.domain.plugin.CallMachine;
import dev.lodestar.domain.plugin.CallOutcome;
import dev.lodestar.domain.selection.SelectionContext;
import dev.lodestar.domain.settings.SettingsCatalog;
import dev.lodestar.domain.time.Moment;
import dev.lodestar.ports.NoCluster;
import dev.lodestar.ports.interpreter.Clock;
import dev.lodestar.ports.interpreter.FactLog;
import dev.lodestar.ports.interpreter.Surroundings;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The clusters that data sources and connections of one class loader use. Clusters are counted by their users; with the
 * last user of the last cluster all threads end. Two URLs that lead to one cluster share it: a cluster is discovered first
 * and only then looked for among the known ones.
 */
public final class Clusters {

    private static final Clusters SHARED = new Clusters(new FactLog("jdbc"));

    private final Consumer<Fact> facts;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition discovered = lock.newCondition();
    private final KnownClusters<Cluster> known =
            new KnownClusters<>(cluster -> cluster.run().topology());
    private final List<List<HostAddress>> underDiscovery = new ArrayList<>();
    private int users;
    private @Nullable Hands hands;
    private @Nullable Hands probing;
    private @Nullable Aborting aborting;
    private @Nullable ClusterLoop loop;

    Clusters(Consumer<Fact> facts) {
        this.facts = facts;
    }

    /** The registry of this class loader. */
    public static Clusters shared() {
        return SHARED;
    }

    Consumer<Fact> facts() {
        return facts;
    }

    /** Counts a user of the threads. To be paired with {@link #leave}. */
    Hands enter() {
        lock.lock();
        try {
            users++;
            if (hands == null) {
                hands = new Hands("call");
            }
            return hands;
        } finally {
            lock.unlock();
        }
    }

    /** The last user ends all threads, and waits for that. */
    void leave() {
        Hands idle = null;
        Hands idleProbing = null;
        Aborting idleAborting = null;
        ClusterLoop stopping = null;
        lock.lock();
        try {
            if (--users == 0) {
                idle = hands;
                idleProbing = probing;
                idleAborting = aborting;
                stopping = loop;
                hands = null;
                probing = null;
                aborting = null;
                loop = null;
            }
        } finally {
            lock.unlock();
        }
        if (stopping != null) {
            stopping.close();
        }
        if (idleProbing != null) {
            idleProbing.close();
        }
        if (idleAborting != null) {
            idleAborting.close();
        }
        if (idle != null) {
            idle.close();
        }
    }

    /**
     * The cluster behind a URL, discovered if nobody uses it yet; counted as used until {@link #release}. Of several
     * threads that come for one URL, one discovers and the others wait.
     *
     * @throws SQLException if no address of the URL leads to a cluster
     */
    Cluster attach(Plan plan, Hands hands, Moment deadline) throws SQLException {
        List<HostAddress> seeds = plan.seeds();
        lock.lock();
        try {
            while (true) {
                Optional<Cluster> used = known.use(plan.cluster());
                if (used.isPresent()) {
                    return used.get();
                }
                if (!underDiscovery.contains(seeds)) {
                    underDiscovery.add(seeds);
                    break;
                }
                awaitDiscovery(deadline);
            }
        } finally {
            lock.unlock();
        }
        try {
            return register(plan, discover(plan, hands, deadline));
        } finally {
            lock.lock();
            try {
                underDiscovery.remove(seeds);
                discovered.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    private void awaitDiscovery(Moment deadline) throws SQLException {
        try {
            if (discovered.awaitNanos(deadline.since(Clock.now()).toNanos()) <= 0) {
                throw Plan.refused("Another thread is still looking for the cluster behind this URL.");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw Plan.refused("The thread was interrupted while the cluster behind this URL was looked for.");
        }
    }

    private CallOutcome.Discovered discover(Plan plan, Hands hands, Moment deadline) throws SQLException {
        DiscoveryRequest request = Assembly.discovery(plan.cluster());
        JdbcConnections connections =
                new JdbcConnections(plan.driver(), plan.request().forMonitoring(), hands, JdbcConnections.Asking.HERE);
        BlockingCall call = new BlockingCall(
                new CallMachine(new DiscoveryMachine(request), deadline),
                new Surroundings(
                        connections,
                        NoCluster.INSTANCE,
                        plan.family().singleServer(),
                        SelectionContext::byChance,
                        facts));
        CallOutcome outcome = call.run();
        connections.abandonDials();
        if (outcome instanceof CallOutcome.Discovered found) {
            return found;
        }
        CallOutcome.Failed failed = (CallOutcome.Failed) outcome;
        throw Verdicts.notConnected(
                failed, failed.last().flatMap(connections::cause).orElse(null));
    }

    private Cluster register(Plan plan, CallOutcome.Discovered found) {
        lock.lock();
        try {
            return known.useSame(plan.cluster(), found).orElseGet(() -> start(plan, found));
        } finally {
            lock.unlock();
        }
    }

    private Cluster start(Plan plan, CallOutcome.Discovered found) {
        if (loop == null) {
            loop = new ClusterLoop();
        }
        if (probing == null) {
            // Their own threads: a storm of failing calls must not keep the search for the writer from its questions.
            probing = new Hands("probe");
        }
        if (aborting == null) {
            aborting = new Aborting();
        }
        Duration slowCall = plan.settings().value(SettingsCatalog.FAILURE_DETECTION_INTERVAL);
        Cluster cluster = new Cluster(
                new ClusterMachine(Assembly.clusterRules(plan.cluster(), found.dialect()), found.hosts(), Clock.now()),
                found.dialect(),
                new JdbcConnections(
                        plan.driver(), plan.request().forMonitoring(), probing, JdbcConnections.Asking.ON_HANDS),
                loop,
                probing,
                aborting,
                slowCall,
                facts);
        known.add(plan.cluster(), found, cluster);
        loop.add(cluster);
        return cluster;
    }

    /** One user less; the last one closes the cluster. */
    void release(Cluster cluster) {
        lock.lock();
        try {
            if (known.release(cluster)) {
                cluster.close();
            }
        } finally {
            lock.unlock();
        }
    }
}
