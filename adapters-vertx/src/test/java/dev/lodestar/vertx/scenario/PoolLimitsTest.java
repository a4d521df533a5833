package dev.lodestar.vertx.scenario;

import static dev.lodestar.vertx.scenario.Stage.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestar.testkit.Await;
import dev.lodestar.testkit.junit.PostgresClusterExtension;
import dev.lodestar.testkit.junit.PostgresClusterTraits;
import dev.lodestar.testkit.postgres.PostgresCluster;
import dev.lodestar.vertx.LodestarPool;
import io.vertx.core.Future;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Full pools, errors of the application's own steps, and who shares what watches the cluster. */
@ExtendWith(PostgresClusterExtension.class)
@PostgresClusterTraits(nodes = 2)
class PoolLimitsTest {

    @Test
    void aFullPoolSaysWhatToDo(PostgresCluster cluster) throws Exception {
        PoolOptions small = new PoolOptions()
                .setMaxSize(1)
                .setConnectionTimeout(200)
                .setConnectionTimeoutUnit(TimeUnit.MILLISECONDS);
        try (Stage stage = Stage.on(cluster, builder -> builder.with(small))) {
            SqlConnection connection = await(stage.pool.getConnection());
            for (Future<?> waiting : new Future<?>[] {
                stage.pool.getConnection(), stage.pool.query("SELECT 1").execute()
            }) {
                String message = Stage.failureOf(waiting).getMessage();
                assertTrue(message.contains("within 200 ms") && message.contains("maxSize"), message);
            }
            await(connection.close());
            assertEquals(cluster.writer().address(), await(Stage.host(stage.pool)));
        }
    }

    @Test
    void errorsOfTheApplicationsOwnStepsCostNoSlot(PostgresCluster cluster) throws Exception {
        AtomicInteger supplied = new AtomicInteger();
        AtomicInteger connected = new AtomicInteger();
        PgConnectOptions good = new PgConnectOptions().setUser(cluster.user()).setPassword(cluster.password());
        try (Stage stage = Stage.on(
                cluster,
                builder -> builder.with(new PoolOptions().setMaxSize(1))
                        .connectingTo(() -> {
                            if (supplied.incrementAndGet() % 4 == 1) {
                                throw new NoClassDefFoundError("no credentials today");
                            }
                            return Future.succeededFuture(good);
                        })
                        .onConnect(connection -> {
                            if (connected.incrementAndGet() < 3) {
                                throw new StackOverflowError("no steps today");
                            }
                            return Future.succeededFuture();
                        }))) {
            boolean succeeded = false;
            for (int i = 0; i < 12 && !succeeded; i++) {
                succeeded = Stage.failureOf(stage.pool.query("SELECT 1").execute()) == null;
            }
            assertTrue(succeeded, "the pool never recovered");
        }
    }

    @Test
    void aPoolIsWatchedWithItsOwnCredentials(PostgresCluster cluster) throws Exception {
        try (var admin = cluster.admin(cluster.writer());
                var statement = admin.createStatement()) {
            statement.execute("CREATE ROLE second LOGIN SUPERUSER PASSWORD 'second'");
        }
        try (Stage stage = Stage.on(cluster)) {
            LodestarPool first = supplied(stage, cluster.user(), cluster.password());
            LodestarPool second = supplied(stage, "second", "second");
            await(Stage.host(first));
            await(Stage.host(second));
            Await.until(
                    "the cluster of the second pool is watched by its own user",
                    Duration.ofSeconds(10),
                    () -> await(second.query(
                                            "SELECT count(*)::int FROM pg_stat_activity"
                                                    + " WHERE usename = 'second' AND application_name LIKE '%lodestar monitor%'")
                                    .mapping(row -> row.getInteger(0))
                                    .execute()
                                    .map(rows -> rows.iterator().next()))
                            > 0);
            await(first.close());
            await(second.close());
        }
    }

    private static LodestarPool supplied(Stage stage, String user, String password) {
        PgConnectOptions options = new PgConnectOptions().setUser(user).setPassword(password);
        return Stage.pool(
                stage.vertx, stage.cluster, builder -> builder.connectingTo(() -> Future.succeededFuture(options)));
    }
}
