package dev.lodestar.vertx.scenario;

import static dev.lodestar.vertx.scenario.Stage.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestar.domain.failure.Outcome;
import dev.lodestar.testkit.Node;
import dev.lodestar.testkit.junit.PostgresClusterExtension;
import dev.lodestar.testkit.postgres.PostgresCluster;
import dev.lodestar.vertx.FailoverFailure;
import dev.lodestar.vertx.NoHostAvailableException;
import dev.lodestar.vertx.TransactionLostException;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A writer whose processes are frozen: TCP is accepted and acknowledged, and nobody answers. */
@ExtendWith(PostgresClusterExtension.class)
class FrozenTest {

    private static Stage warm(PostgresCluster cluster, String patience) throws Exception {
        Stage stage = Stage.on(
                cluster,
                builder -> builder.setting("failureDetectionInterval", "100ms")
                        .setting("failureDetectionTime", patience)
                        .setting("failoverTimeout", "6s"));
        stage.execute("CREATE TABLE IF NOT EXISTS ice (n int)");
        List<Future<?>> all = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            all.add(stage.pool.query("SELECT pg_sleep(0.05)").execute());
        }
        for (Future<?> one : all) {
            await(one);
        }
        cluster.awaitCaughtUp(Stage.PATIENCE);
        return stage;
    }

    @Test
    void withAnotherWriterProvenItIsGivenUpAtOnce(PostgresCluster cluster) throws Exception {
        try (Stage stage = warm(cluster, "10m")) {
            SqlConnection connection = await(stage.pool.getConnection());
            await(connection.begin());
            cluster.freeze(cluster.writer());
            Future<?> transaction =
                    connection.query("INSERT INTO ice VALUES (1)").execute();
            List<Future<?>> calls = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                calls.add(stage.pool.query("INSERT INTO ice VALUES (2)").execute());
            }
            long promoted = cluster.promote(cluster.mostAdvancedReader());
            TransactionLostException lost =
                    assertInstanceOf(TransactionLostException.class, Stage.failureOf(transaction));
            assertEquals(Outcome.ROLLED_BACK, lost.outcome());
            int unknown = 0;
            for (Future<?> call : calls) {
                Throwable failure = Stage.failureOf(call);
                if (failure != null) {
                    assertInstanceOf(TransactionLostException.class, failure);
                    unknown++;
                }
            }
            long took = (System.nanoTime() - promoted) / 1_000_000;
            System.out.println("frozen, " + unknown + " in doubt, all answered " + took + " ms after the promotion");
            assertTrue(unknown <= 7, unknown + " in doubt, more than had a connection");
            // It was the other writer's proof that released them: patience would have lasted for ten minutes.
            assertTrue(took < 20_000, took + " ms");
            await(connection.close());
        }
        assertEquals(0, Sockets.to(cluster), "sockets left");
    }

    @Test
    void aloneItIsDeclaredDeadAfterTheDetectionTime(PostgresCluster cluster) throws Exception {
        try (Stage stage = warm(cluster, "1s")) {
            for (Node reader : cluster.readers()) {
                cluster.stop(reader);
            }
            long frozen = System.nanoTime();
            cluster.freeze(cluster.writer());
            Future<?> write = stage.pool.query("INSERT INTO ice VALUES (3)").execute();
            NoHostAvailableException nobody = assertInstanceOf(NoHostAvailableException.class, Stage.failureOf(write));
            assertEquals(Outcome.UNKNOWN, nobody.outcome());
            long took = (System.nanoTime() - frozen) / 1_000_000;
            assertTrue(took > 6_000 && took < 25_000, took + " ms");
        }
        assertEquals(0, Sockets.to(cluster), "sockets left");
    }

    @Test
    void idleConnectionsToItAreNeverUsedAgain(PostgresCluster cluster) throws Exception {
        try (Stage stage = warm(cluster, "1s")) {
            Node old = cluster.writer();
            SqlConnection witness = await(stage.pool.getConnection());
            cluster.freeze(old);
            Future<?> hanging = witness.query("SELECT 1").execute();
            cluster.promote(cluster.mostAdvancedReader());
            assertInstanceOf(FailoverFailure.class, Stage.failureOf(hanging));
            List<Future<String>> hosts = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                hosts.add(Stage.host(stage.pool));
            }
            for (Future<String> host : hosts) {
                assertEquals(cluster.writer().address(), await(host));
            }
            cluster.thaw(old);
            // The former writer still believes in itself; nobody here does.
            for (int i = 0; i < 20; i++) {
                assertEquals(cluster.writer().address(), await(Stage.host(stage.pool)));
            }
            await(witness.close());
        }
    }

    @Test
    void aSlowStatementOnALivingHostIsLeftAlone(PostgresCluster cluster) throws Exception {
        try (Stage stage = warm(cluster, "1s")) {
            await(stage.pool.query("SELECT pg_sleep(3)").execute());
        }
    }
}
