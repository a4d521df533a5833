package dev.lodestar.vertx.target;

import dev.lodestar.testkit.Cluster;
import io.vertx.core.Future;
import io.vertx.core.net.NetClientOptions;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import java.time.Duration;
import java.util.Optional;

/** Ways to dial the servers of a cluster. */
final class Diallings {

    static final KeepAlive OFF = new KeepAlive(false, Optional.empty(), Optional.empty(), Optional.empty());

    private Diallings() {}

    static Dialling to(Cluster cluster, Duration patience) {
        return to(cluster, patience, OFF, new NetClientOptions());
    }

    static Dialling to(Cluster cluster, Duration patience, KeepAlive keepAlive, NetClientOptions network) {
        PgConnectOptions options = new PgConnectOptions()
                .setUser(cluster.user())
                .setPassword(cluster.password())
                .setDatabase(cluster.database());
        return new Dialling(
                new ConnectOptionsSource(() -> Future.succeededFuture(options), copy -> {}, patience),
                new PoolOptions().setMaxSize(2),
                network,
                keepAlive,
                patience);
    }
}
