package dev.lodestar.benchmarks.cost;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlClient;
import java.util.function.Function;

/** How one event loop makes its queries. */
enum Shape {
    /** One after the other on the pool, each on a connection that it lends. */
    POOLED(1) {
        @Override
        <T> Future<T> with(Pool pool, Function<SqlClient, Future<T>> work) {
            return work.apply(pool);
        }
    },
    /** Sixteen in flight on one connection. */
    PIPELINED(PooledClients.PIPELINE) {
        @Override
        <T> Future<T> with(Pool pool, Function<SqlClient, Future<T>> work) {
            return pool.withConnection(work::apply);
        }
    };

    private final int inFlight;

    Shape(int inFlight) {
        this.inFlight = inFlight;
    }

    int inFlight() {
        return inFlight;
    }

    /** Does the work of one event loop on what this shape executes its queries on. */
    abstract <T> Future<T> with(Pool pool, Function<SqlClient, Future<T>> work);
}
