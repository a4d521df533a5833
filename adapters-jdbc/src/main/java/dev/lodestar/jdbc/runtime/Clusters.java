package dev.lodestar.jdbc.runtime;

import dev.lodestar.domain.assembly.Assembly;
import dev.lodestar.domain.cluster.HostAddress;
import dev.lodestar.domain.cluster.HostId;
import dev.lodestar.domain.dialect.Dialects;
import dev.lodestar.domain.discovery.DiscoveryMachine;
import dev.lodestar.domain.discovery.DiscoveryRequest;
import dev.lodestar.domain.fact.Fact;
import dev.lodestar.domain.monitor.ClusterMachine;
import dev.lodestar.domain.plugin.CallMachine;
import dev.lodestar.domain.plugin.CallOutcome;
import dev.lodestar.domain.selection.SelectionContext;
import dev.lodestar.domain.settings.SettingsCatalog;
import dev.lodestar.domain.time.Moment;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    private static final Clusters SHARED = new Clusters(new FactLog());

    /** A known cluster and how many use it. */
    private static final class Entry {
        final Cluster cluster;
        final Optional<String> clusterId;
        final Optional<String> user;
        final Map<HostId, HostAddress> members;
        final List<List<HostAddress>> urls = new ArrayList<>();
        int users;

        Entry(Cluster cluster, Plan plan, Map<HostId, HostAddress> members) {
            this.cluster = cluster;
            this.clusterId = plan.settings().find(SettingsCatalog.CLUSTER_ID);
            this.user = plan.settings().find(SettingsCatalog.USER);
            this.members = members;
        }

        boolean suits(Plan plan) {
            return clusterId.equals(plan.settings().find(SettingsCatalog.CLUSTER_ID))
                    && user.equals(plan.settings().find(SettingsCatalog.USER));
        }

        boolean knows(List<HostAddress> seeds) {
            return urls.contains(seeds);
        }
    }

    private final Consumer<Fact> facts;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition discovered = lock.newCondition();
    private final List<Entry> entries = new ArrayList<>();
    private final List<List<HostAddress>> underDiscovery = new ArrayList<>();
    private int users;
    private @Nullable Hands hands;
    private @Nullable Hands probing;
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
        ClusterLoop stopping = null;
        lock.lock();
        try {
            if (--users == 0) {
                idle = hands;
                idleProbing = probing;
                stopping = loop;
                hands = null;
                probing = null;
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
        List<HostAddress> seeds = plan.url().hosts();
        lock.lock();
        try {
            while (true) {
                Optional<Entry> known = entries.stream()
                        .filter(entry -> entry.suits(plan) && entry.knows(seeds))
                        .findFirst();
                if (known.isPresent()) {
                    known.get().users++;
                    return known.get().cluster;
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
        DiscoveryRequest request = Assembly.discovery(plan.settings(), plan.url().hosts());
        JdbcConnections connections =
                new JdbcConnections(plan.driver(), plan.request().forMonitoring(), hands, JdbcConnections.Asking.HERE);
        BlockingCall call = new BlockingCall(
                new CallMachine(new DiscoveryMachine(request), deadline),
                connections,
                NoCluster.INSTANCE,
                Dialects.SINGLE_POSTGRES,
                SelectionContext::byChance,
                facts);
        CallOutcome outcome = call.run();
        connections.abandonDials();
        if (outcome instanceof CallOutcome.Discovered found) {
            return found;
        }
        CallOutcome.Failed failed = (CallOutcome.Failed) outcome;
        throw Verdicts.notConnected(failed, failed.last().flatMap(connections::cause).orElse(null));
    }

    private Cluster register(Plan plan, CallOutcome.Discovered found) {
        lock.lock();
        try {
            Optional<Entry> same = entries.stream()
                    .filter(entry -> entry.suits(plan)
                            && entry.cluster.dialect().equals(found.dialect())
                            && entry.members.values().stream().anyMatch(found.hosts()::containsValue))
                    .findFirst();
            Entry entry = same.orElseGet(() -> start(plan, found));
            entry.urls.add(plan.url().hosts());
            entry.users++;
            return entry.cluster;
        } finally {
            lock.unlock();
        }
    }

    private Entry start(Plan plan, CallOutcome.Discovered found) {
        if (loop == null) {
            loop = new ClusterLoop();
        }
        if (probing == null) {
            // Their own threads: a storm of failing calls must not keep the search for the writer from its questions.
            probing = new Hands("probe");
        }
        List<HostAddress> seeds = plan.url().hosts();
        Duration slowCall = plan.settings().value(SettingsCatalog.FAILURE_DETECTION_INTERVAL);
        Cluster cluster = new Cluster(
                new ClusterMachine(
                        Assembly.clusterRules(plan.settings(), seeds, found.dialect()), found.hosts(), Clock.now()),
                found.dialect(),
                new JdbcConnections(
                        plan.driver(), plan.request().forMonitoring(), probing, JdbcConnections.Asking.ON_HANDS),
                loop,
                probing,
                slowCall,
                facts);
        Entry entry = new Entry(cluster, plan, new LinkedHashMap<>(found.hosts()));
        entries.add(entry);
        loop.add(cluster);
        return entry;
    }

    /** One user less; the last one closes the cluster. */
    void release(Cluster cluster) {
        lock.lock();
        try {
            entries.stream().filter(entry -> entry.cluster == cluster).findFirst().ifPresent(entry -> {
                if (--entry.users == 0) {
                    entries.remove(entry);
                    cluster.close();
                }
            });
        } finally {
            lock.unlock();
        }
    }
}
