package dev.lodestar.jdbc.runtime;

import dev.lodestar.domain.cluster.HostAddress;
import dev.lodestar.domain.cluster.HostId;
import dev.lodestar.domain.cluster.Role;
import dev.lodestar.domain.dialect.Dialect;
import dev.lodestar.domain.failure.PostgresFailureRules;
import dev.lodestar.domain.monitor.ClusterMachine;
import dev.lodestar.domain.monitor.ClusterRules;
import dev.lodestar.domain.plugin.Chain;
import dev.lodestar.jdbc.link.Link;
import dev.lodestar.jdbc.target.Physical;
import dev.lodestar.ports.CallersPort;
import dev.lodestar.ports.ClusterPort;
import dev.lodestar.ports.DisposableConnections;
import dev.lodestar.ports.contract.ClusterSurroundings;
import dev.lodestar.ports.contract.RunningCluster;
import dev.lodestar.ports.interpreter.Clock;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A cluster of the JDBC adapter on the loop of a registry, as a contract sees it. */
final class OnALoop implements RunningCluster {

    /** No call lasts as long. */
    private static final Duration NEVER_SLOW = Duration.ofHours(1);

    private static final ClusterRules NO_RULES = new ClusterRules(
            Dialect.Membership.LISTED,
            row -> new HostAddress(row.id(), 5432),
            PostgresFailureRules.STANDARD,
            NEVER_SLOW,
            NEVER_SLOW,
            NEVER_SLOW,
            1,
            NEVER_SLOW);

    private final ClusterLoop loop = new ClusterLoop();
    private final Hands hands = new Hands("probe");
    private final Aborting aborting = new Aborting();
    private final Cluster cluster;
    private final List<Link> held = new ArrayList<>();
    private final ClusterSurroundings surroundings;

    OnALoop(ClusterMachine machine, ClusterSurroundings surroundings) {
        this.surroundings = surroundings;
        cluster = new Cluster(
                machine,
                surroundings.dialect(),
                surroundings.connections(),
                loop,
                hands,
                aborting,
                NEVER_SLOW,
                surroundings::told);
    }

    @Override
    public ClusterPort forCalls() {
        return cluster.run();
    }

    @Override
    public CallersPort forMachine() {
        return cluster.run();
    }

    @Override
    public void start() {
        loop.add(cluster);
    }

    @Override
    public void close() {
        cluster.close();
    }

    @Override
    public boolean isHere() {
        return Thread.currentThread().getName().equals("lodestar-clusters");
    }

    @Override
    public Held hold(HostId host, long generation, Chain chain, Runnable onAbort) {
        Link link = new Link(transport(onAbort), host, generation, Role.WRITER);
        link.begin();
        cluster.add(link, chain.protections(), () -> {});
        held.add(link);
        return link::isUsable;
    }

    /** Connections of a machine that never opens any. */
    private static DisposableConnections ending(Runnable onDispose) {
        return (DisposableConnections) Proxy.newProxyInstance(
                OnALoop.class.getClassLoader(),
                new Class<?>[] {DisposableConnections.class},
                (self, method, arguments) -> {
                    onDispose.run();
                    return null;
                });
    }

    private static Physical transport(Runnable onAbort) {
        return (Physical) Proxy.newProxyInstance(
                OnALoop.class.getClassLoader(), new Class<?>[] {Physical.class}, (self, method, arguments) -> {
                    if (method.getName().equals("abort")) {
                        onAbort.run();
                    }
                    return method.getReturnType() == HostAddress.class ? new HostAddress("held", 5432) : null;
                });
    }

    /** A cluster that ends at once on the same loop: by then the loop has been through everything before. */
    @Override
    public void settle() throws Exception {
        CountDownLatch reached = new CountDownLatch(1);
        Cluster marker = new Cluster(
                new ClusterMachine(NO_RULES, Map.of(), Clock.now()),
                surroundings.dialect(),
                ending(reached::countDown),
                loop,
                hands,
                aborting,
                NEVER_SLOW,
                fact -> {});
        marker.close();
        if (!reached.await(10, TimeUnit.SECONDS)) {
            throw new TimeoutException("The loop does not go on.");
        }
    }

    @Override
    public void end() {
        loop.close();
        hands.close();
        aborting.close();
        held.clear();
    }
}
