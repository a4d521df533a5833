package dev.lodestar.vertx.runtime;

import dev.lodestar.domain.cluster.HostAddress;
import dev.lodestar.domain.cluster.HostId;
import dev.lodestar.domain.monitor.ClusterMachine;
import dev.lodestar.domain.plugin.Chain;
import dev.lodestar.ports.CallersPort;
import dev.lodestar.ports.ClusterPort;
import dev.lodestar.ports.contract.ClusterSurroundings;
import dev.lodestar.ports.contract.RunningCluster;
import dev.lodestar.vertx.target.ConnectOptionsSource;
import dev.lodestar.vertx.target.Dialling;
import dev.lodestar.vertx.target.Dials;
import dev.lodestar.vertx.target.KeepAlive;
import dev.lodestar.vertx.target.PoolGeneration;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.VertxInternal;
import io.vertx.core.net.NetClientOptions;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A cluster of the Vert.x adapter on a context of its own, as a contract sees it. */
final class OnAHome implements RunningCluster {

    /** No call lasts as long. */
    private static final Duration NEVER_SLOW = Duration.ofHours(1);

    private static final Dialling MUTE = new Dialling(
            new ConnectOptionsSource(
                    () -> Future.succeededFuture(new PgConnectOptions().setUser("nobody")), options -> {}, NEVER_SLOW),
            new PoolOptions().setMaxSize(1),
            new NetClientOptions(),
            new KeepAlive(false, Optional.empty(), Optional.empty(), Optional.empty()),
            NEVER_SLOW);

    private final Vertx vertx;
    private final ContextInternal context;
    private final VertxCluster cluster;
    private final List<MuteServer> servers = new ArrayList<>();

    OnAHome(Vertx vertx, ClusterMachine machine, ClusterSurroundings surroundings) {
        this.vertx = vertx;
        context = ((VertxInternal) vertx).createEventLoopContext();
        cluster = new VertxCluster(
                context, machine, surroundings.dialect(), surroundings.connections(), NEVER_SLOW, surroundings::told);
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
        cluster.start();
    }

    @Override
    public void close() {
        context.runOnContext(now -> cluster.close());
    }

    @Override
    public boolean isHere() {
        return context.inThread() && ContextInternal.current() == context;
    }

    @Override
    public Held hold(HostId host, long generation, Chain chain, Runnable onAbort) throws Exception {
        MuteServer server = new MuteServer(onAbort);
        servers.add(server);
        HostAddress address = new HostAddress("127.0.0.1", server.port());
        PoolGeneration held = new PoolGeneration(
                new Dials(vertx), MUTE, host, address, generation, (connection, any) -> Future.succeededFuture());
        held.borrow(context, (lease, failure) -> lease.ask("SELECT 1", NEVER_SLOW));
        server.awaitStatement();
        cluster.add(held, chain);
        return () -> !held.isRetired();
    }

    @Override
    public void settle() throws Exception {
        CountDownLatch reached = new CountDownLatch(1);
        context.runOnContext(now -> reached.countDown());
        if (!reached.await(10, TimeUnit.SECONDS)) {
            throw new TimeoutException("The context does not go on.");
        }
    }

    @Override
    public void end() throws Exception {
        settle();
        for (MuteServer server : servers) {
            server.close();
        }
    }
}
