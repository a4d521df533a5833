package dev.lodestar.benchmarks.cost;

import dev.lodestar.testkit.Cluster;
import dev.lodestar.vertx.LodestarPool;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;

/** The plain client's pool and ours, in one Vertx, with the same options. */
record PooledClients(Pool plain, Pool ours) {

    static final int PIPELINE = 16;

    private static final int SIZE = 8;

    static PooledClients on(Vertx vertx, Cluster cluster) {
        PgConnectOptions options = new PgConnectOptions()
                .setHost(cluster.writer().address())
                .setPort(cluster.writer().port())
                .setDatabase(cluster.database())
                .setUser(cluster.user())
                .setPassword(cluster.password())
                .setPipeliningLimit(PIPELINE)
                .setCachePreparedStatements(true);
        Pool plain = PgBuilder.pool()
                .connectingTo(options)
                .with(new PoolOptions().setMaxSize(SIZE))
                .using(vertx)
                .build();
        Pool ours = LodestarPool.builder()
                .connectingTo("postgresql://" + cluster.hostList() + "/" + cluster.database())
                .connectingTo(options)
                .with(new PoolOptions().setMaxSize(SIZE))
                .using(vertx)
                .build();
        return new PooledClients(plain, ours);
    }
}
