package dev.lodestar.vertx.scenario;

import dev.lodestar.testkit.Await;
import dev.lodestar.testkit.Cluster;
import dev.lodestar.testkit.postgres.PostgresCluster;
import dev.lodestar.vertx.LodestarPool;
import dev.lodestar.vertx.LodestarPoolBuilder;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;

/** A Vertx and one pool on a cluster. For JUnit's thread. */
final class Stage implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofSeconds(30);

    /** What Vert.x's own checker lets an event loop be at one task. */
    static final Duration LONGEST_TASK = Duration.ofMillis(20);

    static final int LOOPS = 4;

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
        Vertx vertx = vertx();
        return new Stage(vertx, cluster, pool(vertx, cluster, wishes));
    }

    static Vertx vertx() {
        return Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(LOOPS)
                .setMaxEventLoopExecuteTime(LONGEST_TASK.toMillis())
                .setMaxEventLoopExecuteTimeUnit(TimeUnit.MILLISECONDS)
                .setBlockedThreadCheckInterval(10)
                .setBlockedThreadCheckIntervalUnit(TimeUnit.MILLISECONDS));
    }

    /** As on Aurora: one address is known, the database tells the others. */
    static Stage onAurora(Cluster cluster) {
        return on(cluster, builder -> aurora(builder, cluster));
    }

    static LodestarPoolBuilder aurora(LodestarPoolBuilder builder, Cluster cluster) {
        return builder.connectingTo("postgresql://" + cluster.node(1).address() + ":"
                        + cluster.node(1).port() + "/" + cluster.database())
                .setting("clusterInstanceHostPattern", cluster.instanceHostPattern())
                .setting("failoverMode", "strict-writer");
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

    /** Where statements of {@code client} go: the id of the node, as it says itself; true behind a proxy, too. A read. */
    static Future<String> node(SqlClient client) {
        return client.query("SELECT setting FROM pg_catalog.pg_settings WHERE name LIKE 'cluster_name'")
                .mapping((Row row) -> row.getString(0))
                .execute()
                .map(rows -> rows.iterator().next());
    }

    /** The one value that a query gives. */
    <T> T value(Class<T> type, String sql) throws Exception {
        return await(pool.query(sql)
                .mapping(row -> row.get(type, 0))
                .execute()
                .map(rows -> rows.iterator().next()));
    }

    /** Returns once the writer itself says that it executes a statement whose text contains {@code part}. */
    void awaitRunning(PostgresCluster servers, String part) {
        String question = "SELECT count(*) FROM pg_stat_activity WHERE usename = '" + servers.user()
                + "' AND state = 'active' AND query LIKE '%" + part + "%'";
        Await.until("the writer executes " + part, PATIENCE, () -> {
            try (Connection admin = servers.admin(servers.writer());
                    Statement statement = admin.createStatement();
                    ResultSet answer = statement.executeQuery(question)) {
                return answer.next() && answer.getInt(1) > 0;
            }
        });
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
