package dev.lodestar.vertx.scenario;

import static dev.lodestar.vertx.scenario.Stage.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestar.testkit.Await;
import dev.lodestar.testkit.junit.PostgresClusterExtension;
import dev.lodestar.testkit.junit.PostgresClusterTraits;
import dev.lodestar.testkit.postgres.PostgresCluster;
import io.vertx.core.Future;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Writes that the application forbade itself: the host is asked what it is, and nobody searches for another. */
@ExtendWith(PostgresClusterExtension.class)
@PostgresClusterTraits(nodes = 2)
class RefusedWritesTest {

    private static final String WRITE = "CREATE TABLE forbidden (n int)";

    @Test
    void inATransaction(PostgresCluster cluster) throws Exception {
        try (Stage stage = Stage.on(cluster)) {
            SqlConnection connection = await(stage.pool.getConnection());
            awaitCalm(stage);
            await(connection.begin());
            await(connection.query("SET TRANSACTION READ ONLY").execute());
            assertRefused(connection.query(WRITE).execute());
            assertCalm(stage);
            await(connection.transaction().rollback());
            assertEquals(cluster.writer().address(), await(Stage.host(connection)));
            await(connection.close());
        }
    }

    @Test
    void onAPoolThatOnlyReads(PostgresCluster cluster) throws Exception {
        try (Stage stage = Stage.on(
                cluster,
                builder -> builder.connectingTo("postgresql://" + cluster.hostList() + "/" + cluster.database()
                        + "?default_transaction_read_only=on"))) {
            await(Stage.host(stage.pool));
            awaitCalm(stage);
            List<Future<?>> writes = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                writes.add(stage.pool.query(WRITE).execute());
            }
            for (Future<?> write : writes) {
                assertRefused(write);
            }
            assertCalm(stage);
        }
    }

    private static void assertRefused(Future<?> write) throws Exception {
        assertEquals(
                "25006",
                assertInstanceOf(PgException.class, Stage.failureOf(write)).getSqlState());
    }

    private static void awaitCalm(Stage stage) {
        Await.until(
                "no search is on",
                Duration.ofSeconds(20),
                () -> stage.pool.status().startsWith("Calm"));
    }

    /** A search settles for a while before all is calm again. */
    private static void assertCalm(Stage stage) {
        assertTrue(stage.pool.status().startsWith("Calm"), stage.pool.status());
    }
}
