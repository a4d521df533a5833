package dev.lodestar.benchmarks.workbench;

import dev.lodestar.testkit.Cluster;
import dev.lodestar.vertx.LodestarPool;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A Vertx, and a pool in it on a cluster of the test kit. */
public final class PooledVertx implements AutoCloseable {
    private static final Duration TO_CLOSE = Duration.ofSeconds(5);

    private final Vertx vertx = Vertx.vertx();
    private final LodestarPool pool;

    /** As an application would have it: all hosts in the URI, by address, and every setting at its default. */
    public PooledVertx(Cluster cluster, int size) {
        pool = LodestarPool.builder()
                .connectingTo("postgresql://" + cluster.hostList() + "/" + cluster.database())
                .connectingTo(new PgConnectOptions().setUser(cluster.user()).setPassword(cluster.password()))
                // Only a cluster that tells identifiers needs to say how they are dialled; here they are addresses.
                .setting("clusterInstanceHostPattern", cluster.instanceHostPattern())
                .with(new PoolOptions().setMaxSize(size))
                .using(vertx)
                .build();
    }

    public Vertx vertx() {
        return vertx;
    }

    public LodestarPool pool() {
        return pool;
    }

    /** Closes the pool first, which ends the calls that verticles may still wait for. Not for an event loop. */
    @Override
    public void close() {
        try {
            await(pool.close());
            await(vertx.close());
        } catch (ExecutionException | TimeoutException failure) {
            throw new IllegalStateException("Vert.x could not be closed", failure);
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }

    private static void await(Future<?> future) throws ExecutionException, TimeoutException, InterruptedException {
        future.toCompletionStage().toCompletableFuture().get(TO_CLOSE.toNanos(), TimeUnit.NANOSECONDS);
    }
}
