package dev.lodestar.vertx.scenario;

import static dev.lodestar.vertx.scenario.Stage.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestar.testkit.Await;
import dev.lodestar.testkit.Node;
import dev.lodestar.testkit.junit.PostgresClusterExtension;
import dev.lodestar.testkit.junit.PostgresClusterTraits;
import dev.lodestar.testkit.postgres.PostgresCluster;
import dev.lodestar.vertx.LodestarPool;
import dev.lodestar.vertx.LodestarPoolBuilder;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.DatabaseException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Pools that are closed while they look for their cluster or their writer, and hosts that never answer. */
@ExtendWith(PostgresClusterExtension.class)
@PostgresClusterTraits(nodes = 2)
class EarlyEndTest {

    private static final Duration AT_ONCE = Duration.ofSeconds(5);

    /** Accepts and says nothing. */
    private static final class SilentServer implements AutoCloseable {
        private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        private final List<Socket> accepted = new CopyOnWriteArrayList<>();
        private final CountDownLatch reached = new CountDownLatch(1);

        SilentServer() throws IOException {
            Thread acceptor = new Thread(() -> {
                try {
                    while (true) {
                        accepted.add(socket.accept());
                        reached.countDown();
                    }
                } catch (IOException closed) {
                    // The test is over.
                }
            });
            acceptor.start();
        }

        LodestarPool pool(Vertx vertx, String connectTimeout) {
            return LodestarPool.builder()
                    .connectingTo("postgresql://u:p@127.0.0.1:" + socket.getLocalPort() + "/db")
                    .setting("connectTimeout", connectTimeout)
                    .using(vertx)
                    .build();
        }

        void awaitDial() throws InterruptedException {
            assertTrue(reached.await(10, TimeUnit.SECONDS), "nobody dialled");
        }

        @Override
        public void close() throws IOException {
            socket.close();
            for (Socket peer : accepted) {
                peer.close();
            }
        }
    }

    @Test
    void closingEndsADiscoveryAndEverybodyWhoWaitsForIt() throws Exception {
        Vertx vertx = Vertx.vertx();
        try (SilentServer silent = new SilentServer()) {
            LodestarPool pool = silent.pool(vertx, "25s");
            Future<?> first = pool.query("SELECT 1").execute();
            Future<?> second = pool.getConnection();
            silent.awaitDial();
            await(pool.close(), AT_ONCE);
            for (Future<?> call : List.of(first, second, pool.query("SELECT 2").execute())) {
                Throwable failure = await(call.transform(done -> Future.succeededFuture(done.cause())), AT_ONCE);
                assertTrue(
                        assertInstanceOf(IllegalStateException.class, failure)
                                .getMessage()
                                .contains("closed"),
                        failure.getMessage());
            }
            Await.until("the dial is given up", AT_ONCE, () -> Sockets.to(silent.socket.getLocalPort()) == 0);
        } finally {
            await(vertx.close());
        }
    }

    @Test
    void aPoolThatIsClosedLeavesTheDiscoveryToTheOther() throws Exception {
        Vertx vertx = Vertx.vertx();
        try (SilentServer silent = new SilentServer()) {
            LodestarPool closing = silent.pool(vertx, "3s");
            LodestarPool staying = silent.pool(vertx, "3s");
            Future<?> one = closing.query("SELECT 1").execute();
            silent.awaitDial();
            Future<?> other = staying.query("SELECT 1").execute();
            await(closing.close(), AT_ONCE);
            assertInstanceOf(IllegalStateException.class, Stage.failureOf(one));
            assertEquals("08001", sqlState(Stage.failureOf(other)));
            await(staying.close());
        } finally {
            await(vertx.close());
        }
    }

    @Test
    void poolsOfOneDeadUrlDoNotWaitOneAfterAnother() throws Exception {
        Vertx vertx = Vertx.vertx();
        try (SilentServer silent = new SilentServer()) {
            List<Future<?>> calls = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                calls.add(silent.pool(vertx, "1s").query("SELECT 1").execute());
            }
            long began = System.nanoTime();
            for (Future<?> call : calls) {
                assertEquals("08001", sqlState(Stage.failureOf(call)));
            }
            long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
            assertTrue(took < 6_000, took + " ms");
        } finally {
            await(vertx.close());
        }
    }

    private static String sqlState(Throwable failure) {
        return assertInstanceOf(DatabaseException.class, failure).getSqlState();
    }

    @Test
    void closingEndsASearchAndEverybodyWhoWaitsForIt(PostgresCluster cluster) throws Exception {
        UnaryOperator<LodestarPoolBuilder> patient = builder -> builder.setting("failoverTimeout", "60s");
        Stage stage = Stage.on(cluster, patient);
        LodestarPool other = Stage.pool(stage.vertx, cluster, patient);
        await(Stage.host(stage.pool));
        await(Stage.host(other));
        for (Node node : cluster.nodes()) {
            cluster.crash(node);
        }
        Future<?> lost = stage.pool.query("SELECT 1").execute();
        Future<?> lostToo = other.query("SELECT 1").execute();
        Await.until(
                "both wait for news",
                Duration.ofSeconds(20),
                () -> stage.pool.status().contains("2 waiting"));
        await(stage.pool.close(), AT_ONCE);
        await(lost.transform(done -> Future.succeededFuture()), AT_ONCE);
        assertTrue(!lostToo.isComplete(), "the other pool's search goes on");
        await(other.close(), AT_ONCE);
        await(lostToo.transform(done -> Future.succeededFuture()), AT_ONCE);
        stage.close();
    }
}
