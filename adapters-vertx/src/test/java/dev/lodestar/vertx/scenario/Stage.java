package dev.lodestar.vertx.scenario;

import dev.lodestar.testkit.Cluster;
import dev.lodestar.vertx.LodestarPool;
import dev.lodestar.vertx.LodestarPoolBuilder;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;

/** A Vertx and one pool on a cluster. For JUnit's thread. */
final class Stage implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofSeconds(30);

    final Vertx vertx;
    final Cluster cluster;
    final LodestarPool pool;

    private Stage(Vertx vertx, Cluster cluster, LodestarPool pool) {
        this.vertx = vertx;
        this.cluster = cluster;
        this.pool = pool;
    }

    static Stage on(Cluster cluster) {
        return on(cluster, builder -> builder);
    }

    static Stage on(Cluster cluster, UnaryOperator<LodestarPoolBuilder> wishes) {
        Vertx vertx = Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(4)
                .setMaxEventLoopExecuteTime(20)
                .setMaxEventLoopExecuteTimeUnit(TimeUnit.MILLISECONDS)
                .setBlockedThreadCheckInterval(10)
                .setBlockedThreadCheckIntervalUnit(TimeUnit.MILLISECONDS));
        return new Stage(vertx, cluster, pool(vertx, cluster, wishes));
    }

    static LodestarPool pool(Vertx vertx, Cluster cluster, UnaryOperator<LodestarPoolBuilder> wishes) {
        return wishes.apply(LodestarPool.builder()
                        .connectingTo("postgresql://" + cluster.hostList() + "/" + cluster.database())
                        .connectingTo(
                                new PgConnectOptions().setUser(cluster.user()).setPassword(cluster.password()))
                        .with(new PoolOptions().setMaxSize(8))
                        .using(vertx))
                .build();
    }

    /** The value, or the failure as it is. */
    static <T> T await(Future<T> future) throws Exception {
        return await(future, PATIENCE);
    }

    static <T> T await(Future<T> future, Duration limit) throws Exception {
        try {
            return future.toCompletionStage().toCompletableFuture().get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | CompletionException wrapped) {
            if (wrapped.getCause() instanceof Exception failure) {
                throw failure;
            }
            throw new AssertionError(wrapped.getCause());
        } catch (TimeoutException never) {
            throw new AssertionError("No answer within " + limit, never);
        }
    }

    /** The failure that the future ends with. */
    static Throwable failureOf(Future<?> future) throws Exception {
        return await(future.transform(done -> Future.succeededFuture(done.cause())));
    }

    /** Where statements of {@code client} go: the address of the server. */
    static Future<String> host(SqlClient client) {
        return client.query("SELECT host(inet_server_addr())")
                .mapping((Row row) -> row.getString(0))
                .execute()
                .map(rows -> rows.iterator().next());
    }

    void execute(String sql) throws Exception {
        await(pool.query(sql).execute());
    }

    @Override
    public void close() {
        try {
            await(pool.close(), Duration.ofSeconds(10));
            await(vertx.close(), Duration.ofSeconds(10));
        } catch (Exception failure) {
            throw new AssertionError("The stage could not be closed", failure);
        }
    }
}
