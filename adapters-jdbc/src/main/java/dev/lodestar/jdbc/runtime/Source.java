package dev.lodestar.jdbc.runtime;

import dev.lodestar.domain.assembly.Assembly;
import dev.lodestar.domain.cluster.Topology;
import dev.lodestar.domain.dialect.Dialect;
import dev.lodestar.domain.plugin.CallMachine;
import dev.lodestar.domain.plugin.CallOutcome;
import dev.lodestar.domain.plugin.CallRequest;
import dev.lodestar.domain.plugin.Chain;
import dev.lodestar.domain.plugin.HookTable;
import dev.lodestar.domain.plugin.Protection;
import dev.lodestar.domain.selection.SelectionContext;
import dev.lodestar.domain.time.Moment;
import dev.lodestar.jdbc.facade.LodestarConnection;
import dev.lodestar.jdbc.link.Bookkeeping;
import dev.lodestar.jdbc.link.Link;
import dev.lodestar.ports.ClusterPort;
import dev.lodestar.ports.NoCluster;
import dev.lodestar.ports.interpreter.Clock;
import dev.lodestar.ports.interpreter.Surroundings;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * Where connections of one plan come from: the cluster, the chain, and a share in the threads. Owned in shares by the data
 * source and by each of its connections; thread-safe.
 */
public final class Source implements AutoCloseable {

    private final Clusters clusters;
    private final Plan plan;
    private final Hands hands;
    private final Optional<Cluster> cluster;
    private final Dialect dialect;
    private final Chain chain;
    private final CallRequest.Connect request;
    private final Set<Protection> protections;
    private final Optional<HookTable> hooks;
    private final AtomicInteger owners = new AtomicInteger(1);

    private Source(Clusters clusters, Plan plan, Hands hands, Optional<Cluster> cluster) throws SQLException {
        this.clusters = clusters;
        this.plan = plan;
        this.hands = hands;
        this.cluster = cluster;
        this.dialect =
                cluster.map(known -> known.run().dialect()).orElse(plan.family().singleServer());
        this.chain = chain(plan, dialect);
        this.request = plan.cluster().firstConnection(dialect);
        this.hooks = chain.hooks();
        this.protections = chain.protections();
    }

    /** A plugin that can't do with its settings says so. */
    private static Chain chain(Plan plan, Dialect dialect) throws SQLException {
        try {
            return Assembly.chain(plan.cluster(), dialect);
        } catch (IllegalArgumentException unwilling) {
            throw Plan.refused(String.valueOf(unwilling.getMessage()));
        }
    }

    /**
     * Finds the cluster that the plan asks for, if its plugins need one.
     *
     * @param deadline see {@link #deadline}
     * @throws SQLException if there is none
     */
    public static Source open(Clusters clusters, Plan plan, Moment deadline) throws SQLException {
        Hands hands = clusters.enter();
        Optional<Cluster> cluster = Optional.empty();
        boolean done = false;
        try {
            if (chain(plan, plan.family().singleServer()).needsTopology()) {
                cluster = Optional.of(clusters.attach(plan, hands, deadline));
            }
            Source source = new Source(clusters, plan, hands, cluster);
            done = true;
            return source;
        } finally {
            if (!done) {
                cluster.ifPresent(clusters::release);
                clusters.leave();
            }
        }
    }

    /**
     * Opens a connection through the chain. It owns a share of this source and gives it back when it is closed, so it may
     * outlive whoever opened the source.
     *
     * @throws SQLException with SQLState 08003 if the source has been closed
     */
    public Connection connect(Moment deadline) throws SQLException {
        takeShare();
        boolean done = false;
        try {
            Connection connection =
                    new LodestarConnection(open(deadline), plan.family().sql(), new Failover(this), new Books());
            done = true;
            return connection;
        } finally {
            if (!done) {
                close();
            }
        }
    }

    /** A source that nobody owns any more has given its threads back and can't be revived. */
    private void takeShare() throws SQLException {
        int now;
        do {
            now = owners.get();
            if (now == 0) {
                throw isClosed();
            }
        } while (!owners.compareAndSet(now, now + 1));
    }

    /** What the user of a closed data source is told. */
    public static SQLException isClosed() {
        return new SQLNonTransientConnectionException("This data source is closed. Use it before close().", "08003");
    }

    /** When opening a connection that begins now has to be over, discovery included. */
    public static Moment deadline(Plan plan) {
        return Clock.now().plus(plan.cluster().connectBudget());
    }

    private Link open(Moment deadline) throws SQLException {
        JdbcConnections connections = connections();
        BlockingCall call = call(new CallMachine(chain, request, deadline), connections);
        CallOutcome outcome = call.run();
        connections.abandonDials();
        if (outcome instanceof CallOutcome.Connected connected) {
            return link(connections, connected);
        }
        CallOutcome.Failed failed = (CallOutcome.Failed) outcome;
        throw Verdicts.notConnected(
                failed, failed.last().flatMap(connections::cause).orElse(null));
    }

    JdbcConnections connections() {
        return new JdbcConnections(
                plan.driver(),
                plan.request(),
                hands,
                JdbcConnections.Asking.HERE,
                cluster.map(Cluster::attempts).orElseGet(Attempts::unwatched));
    }

    BlockingCall call(CallMachine machine, JdbcConnections connections) {
        return new BlockingCall(
                machine, new Surroundings(connections, clusterPort(), dialect(), selection(), clusters.facts()));
    }

    /** The link to a connection that a machine handed out, registered with its cluster. */
    Link link(JdbcConnections connections, CallOutcome.Connected connected) {
        Link link = new Link(
                connections.take(connected.connection()),
                connected.host().id(),
                connected.host().generation(),
                connected.role(),
                hooks);
        cluster.ifPresent(known -> {
            known.add(link, protections, this::close);
            // The host may have been condemned between the machine's last look and the registration.
            Topology newest = known.run().topology();
            if (newest.host(link.host()).isPresent() && newest.isCondemned(link.host(), link.generation())) {
                link.condemn(link.host() + " was condemned while the connection was being handed out");
            }
        });
        return link;
    }

    /** One turn for the whole call: a call makes one choice, however often it has to be made again. */
    private Function<Moment, SelectionContext> selection() {
        return cluster.map(known -> known.run().nextTurn()).orElse(SelectionContext::byChance);
    }

    private ClusterPort clusterPort() {
        return cluster.<ClusterPort>map(Cluster::run).orElse(NoCluster.INSTANCE);
    }

    Dialect dialect() {
        return dialect;
    }

    /** What a first connection asks for. */
    CallRequest.Connect request() {
        return request;
    }

    Chain chain() {
        return chain;
    }

    /** What was asked for. */
    public Plan plan() {
        return plan;
    }

    /** The cluster as it is known now; empty if no plugin needs to know it. */
    public Topology topology() {
        return clusterPort().topology();
    }

    /** What is known and being done about the cluster, for people. */
    public String status() {
        return cluster.map(known -> known.run().status()).orElse("No plugin needs to know the cluster.");
    }

    /** Gives one share back. To be called once by whoever opened this source; the last share closes it. */
    @Override
    public void close() {
        if (owners.decrementAndGet() == 0) {
            cluster.ifPresent(clusters::release);
            clusters.leave();
        }
    }

    /** Keeps count for one connection. */
    private final class Books implements Bookkeeping {
        @Override
        public void released(Link link) {
            link.unwatch();
        }

        @Override
        public void closed() {
            close();
        }
    }
}
