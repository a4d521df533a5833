package dev.lodestar.vertx.scenario;

import static dev.lodestar.vertx.scenario.Stage.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestar.testkit.Await;
import dev.lodestar.testkit.Node;
import dev.lodestar.testkit.junit.PostgresClusterExtension;
import dev.lodestar.testkit.junit.PostgresClusterTraits;
import dev.lodestar.testkit.postgres.PostgresCluster;
import dev.lodestar.vertx.NoHostAvailableException;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.SqlConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Silent peers, bad suppliers, hosts that are all down, and closing in spite of them. */
@ExtendWith(PostgresClusterExtension.class)
@PostgresClusterTraits(nodes = 2)
class MisfortuneTest {

    /** Two seconds are promised; the rest is for busy machines. */
    private static final Duration AT_ONCE = Duration.ofSeconds(10);

    @Test
    void aSupplierThatThrowsOrNeverAnswersCostsNoSlot(PostgresCluster cluster) throws Exception {
        AtomicInteger asked = new AtomicInteger();
        PgConnectOptions good = new PgConnectOptions().setUser(cluster.user()).setPassword(cluster.password());
        try (Stage stage = Stage.on(
                cluster,
                builder -> builder.with(new PoolOptions().setMaxSize(1))
                        .setting("connectTimeout", "500ms")
                        .connectingTo(() -> switch (asked.incrementAndGet() % 3) {
                            case 1 -> Promise.<PgConnectOptions>promise().future();
                            case 2 -> throw new IllegalStateException("no credentials today");
                            default -> Future.succeededFuture(good);
                        }))) {
            int succeeded = 0;
            for (int i = 0; i < 12 && succeeded < 2; i++) {
                succeeded += Stage.failureOf(stage.pool.query("SELECT 1").execute()) == null ? 1 : 0;
            }
            assertEquals(2, succeeded);
        }
    }

    @Test
    void aStepOnConnectThatThrowsFailsItsCallAtOnceAndCostsNoSlot(PostgresCluster cluster) throws Exception {
        AtomicInteger asked = new AtomicInteger();
        IllegalStateException notYet = new IllegalStateException("not yet");
        try (Stage stage = Stage.on(
                cluster,
                builder -> builder.with(new PoolOptions().setMaxSize(1))
                        .setting("failoverTimeout", "10m")
                        .onConnect(connection -> {
                            if (asked.incrementAndGet() < 3) {
                                throw notYet;
                            }
                            return connection
                                    .query("SET application_name = 'initialized'")
                                    .execute();
                        }))) {
            for (int i = 1; i < 3; i++) {
                Throwable failure = Stage.failureOf(stage.pool.query("SELECT 1").execute());
                assertSame(notYet, failure.getCause(), failure::toString);
                assertTrue(failure.getMessage().contains("onConnect step"), failure::getMessage);
                assertEquals(i, asked.get(), "steps");
            }
            String name = await(stage.pool
                    .query("SHOW application_name")
                    .mapping(row -> row.getString(0))
                    .execute()
                    .map(rows -> rows.iterator().next()));
            assertEquals("initialized", name);
        }
    }

    @Test
    void aStepThatTheDatabaseRefusesIsNoLossOfTheHost(PostgresCluster cluster) throws Exception {
        AtomicBoolean mistaken = new AtomicBoolean();
        try (Stage stage = Stage.on(
                cluster,
                builder -> builder.setting("failoverTimeout", "10m")
                        .onConnect(connection -> connection
                                .query(mistaken.get() ? "SET nobody_knows = 1" : "SELECT 1")
                                .execute()))) {
            SqlConnection first = await(stage.pool.getConnection());
            mistaken.set(true);
            Throwable failure = Stage.failureOf(stage.pool.getConnection());
            assertEquals(
                    "42704",
                    assertInstanceOf(PgException.class, failure.getCause(), failure::toString)
                            .getSqlState());
            assertEquals(2, failure.getMessage().split("42704", -1).length, failure::getMessage);
            // The pool still leads there: nobody has searched.
            assertEquals(cluster.writer().address(), await(Stage.host(first)));
            await(first.close());
            assertEquals(cluster.writer().address(), await(Stage.host(stage.pool)));
        }
    }

    @Test
    void withAllHostsDownTheDeadlineIsKept(PostgresCluster cluster) throws Exception {
        try (Stage stage = Stage.on(cluster, builder -> builder.setting("failoverTimeout", "2s"))) {
            await(Stage.host(stage.pool));
            for (Node node : cluster.nodes()) {
                cluster.crash(node);
            }
            List<Future<?>> calls = new ArrayList<>();
            long began = System.nanoTime();
            for (int i = 0; i < 20; i++) {
                calls.add(stage.pool.query("SELECT 1").execute());
                calls.add(stage.pool.getConnection());
                calls.add(stage.pool.withTransaction(
                        connection -> connection.query("SELECT 1").execute()));
            }
            for (Future<?> call : calls) {
                Throwable failure = Stage.failureOf(call);
                assertEquals(
                        "08001",
                        assertInstanceOf(NoHostAvailableException.class, failure)
                                .getSqlState());
            }
            long took = (System.nanoTime() - began) / 1_000_000;
            assertTrue(took >= 1_500 && took < 20_000, took + " ms");
        }
    }

    @Test
    void closingDoesNotWaitForAFrozenPeer(PostgresCluster cluster) throws Exception {
        Stage stage = Stage.on(cluster);
        SqlConnection connection = await(stage.pool.getConnection());
        await(connection.begin());
        cluster.freeze(cluster.writer());
        Future<?> hanging = connection.query("SELECT 1").execute();
        Future<?> other = stage.pool.query("SELECT 2").execute();
        await(stage.pool.close(), AT_ONCE);
        String told = Stage.failureOf(hanging).getMessage();
        assertTrue(told.contains("The pool is closed") && !told.contains(".."), told);
        assertNotNull(Stage.failureOf(other));
        assertEquals(0, Sockets.to(cluster), "sockets left");
        stage.close();
    }

    @Test
    void aWriteThatTheApplicationItselfForbadePassesAsItIs(PostgresCluster cluster) throws Exception {
        try (Stage stage = Stage.on(cluster)) {
            SqlConnection connection = await(stage.pool.getConnection());
            await(connection.begin());
            await(connection.query("SET TRANSACTION READ ONLY").execute());
            Throwable refused = Stage.failureOf(
                    connection.query("CREATE TABLE forbidden (n int)").execute());
            assertEquals("25006", assertInstanceOf(PgException.class, refused).getSqlState());
            await(connection.transaction().rollback());
            assertEquals(cluster.writer().address(), await(Stage.host(connection)));
            await(connection.close());
        }
    }

    @Test
    void aPeerThatAcceptsAndStaysSilentLeaksNothing(PostgresCluster cluster) throws Exception {
        List<Socket> accepted = new CopyOnWriteArrayList<>();
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"))) {
            Thread acceptor = new Thread(() -> {
                try {
                    while (true) {
                        accepted.add(silent.accept());
                    }
                } catch (java.io.IOException closed) {
                    // The test is over.
                }
            });
            acceptor.start();
            try (Stage stage = Stage.on(
                    cluster,
                    builder -> builder.connectingTo("postgresql://127.0.0.1:" + silent.getLocalPort() + "/db")
                            .with(new PoolOptions().setMaxSize(1))
                            .setting("connectTimeout", "300ms")
                            .setting("plugins", "")
                            .setting("failoverTimeout", "1s"))) {
                for (int i = 0; i < 3; i++) {
                    assertInstanceOf(
                            NoHostAvailableException.class,
                            Stage.failureOf(stage.pool.query("SELECT 1").execute()));
                }
                assertTrue(accepted.size() >= 3, accepted.size() + " dials");
                Await.until("all sockets are closed", Stage.PATIENCE, () -> Sockets.to(silent.getLocalPort()) == 0);
            }
        }
    }
}
