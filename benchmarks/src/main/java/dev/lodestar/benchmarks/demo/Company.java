package dev.lodestar.benchmarks.demo;

import dev.lodestar.benchmarks.demo.workload.JdbcApplication;
import dev.lodestar.benchmarks.demo.workload.VertxApplication;
import dev.lodestar.benchmarks.workbench.LodestarSources;
import dev.lodestar.benchmarks.workbench.PooledVertx;
import dev.lodestar.jdbc.LodestarDataSource;
import dev.lodestar.testkit.Cluster;
import dev.lodestar.vertx.LodestarPool;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** All applications of the demo. They share the cluster and its table, and nothing else. */
final class Company implements AutoCloseable {
    private final LodestarDataSource source;
    private final PooledVertx vertx;
    private final Addresses addresses;
    private final List<Actor> actors;

    /** The applications start working at once. */
    Company(Cluster cluster) {
        addresses = new Addresses(cluster);
        source = LodestarSources.of(cluster);
        vertx = new PooledVertx(cluster, VertxApplication.WORKERS);
        AtomicLong works = new AtomicLong();
        actors = List.of(
                new Actor(
                        new JdbcApplication(source, works),
                        LodestarDataSource.class.getPackageName(),
                        source::topology,
                        addresses),
                new Actor(
                        new VertxApplication(vertx.vertx(), vertx.pool(), works),
                        LodestarPool.class.getPackageName(),
                        vertx.pool()::topology,
                        addresses));
    }

    Addresses addresses() {
        return addresses;
    }

    List<Actor> actors() {
        return actors;
    }

    @Override
    public void close() {
        try {
            vertx.close();
        } finally {
            source.close();
        }
    }
}
