package dev.lodestar.vertx.scenario;

import static dev.lodestar.vertx.scenario.Stage.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestar.domain.failure.Outcome;
import dev.lodestar.testkit.FailoverPlan;
import dev.lodestar.testkit.Node;
import dev.lodestar.testkit.junit.PostgresClusterExtension;
import dev.lodestar.testkit.postgres.PostgresCluster;
import dev.lodestar.vertx.TransactionLostException;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Crash, freeze and planned change of the writer. */
@ExtendWith(PostgresClusterExtension.class)
class SurvivalTest {

    @Test
    void leadsToTheWriter(PostgresCluster cluster) throws Exception {
        try (Stage stage = Stage.on(cluster)) {
            assertEquals(cluster.writer().address(), await(Stage.host(stage.pool)));
        }
    }

    @Test
    void aQueryAfterACrashGoesToTheNewWriter(PostgresCluster cluster) throws Exception {
        try (Stage stage = Stage.on(cluster)) {
            await(Stage.host(stage.pool));
            cluster.failover(FailoverPlan.crash());
            assertEquals(cluster.writer().address(), await(Stage.host(stage.pool)));
            stage.execute("CREATE TABLE IF NOT EXISTS after_crash (n int)");
        }
    }

    @Test
    void aReadInFlightAtTheCrashIsRepeated(PostgresCluster cluster) throws Exception {
        try (Stage stage = Stage.on(cluster)) {
            stage.execute("CREATE TABLE IF NOT EXISTS guarded (n int)");
            cluster.awaitCaughtUp(Stage.PATIENCE);
            SqlConnection guard = await(stage.pool.getConnection());
            await(guard.begin());
            await(guard.query("LOCK TABLE guarded").execute());
            Future<RowSet<Row>> waiting = stage.pool
                    .query("SELECT current_user FROM (VALUES (1)) AS one LEFT JOIN guarded ON true")
                    .execute();
            assertThrows(AssertionError.class, () -> await(waiting, Duration.ofMillis(300)));
            cluster.failover(FailoverPlan.crash());
            assertEquals(cluster.user(), await(waiting).iterator().next().getString(0));
            await(guard.close());
        }
    }

    @Test
    void aWriteInFlightAtTheCrashIsNeverRepeated(PostgresCluster cluster) throws Exception {
        try (Stage stage = Stage.on(cluster)) {
            stage.execute("CREATE TABLE IF NOT EXISTS once (n int)");
            cluster.awaitCaughtUp(Stage.PATIENCE);
            Future<RowSet<Row>> write = stage.pool
                    .query("WITH slow AS (SELECT pg_sleep(3)) INSERT INTO once SELECT 1 FROM slow")
                    .execute();
            assertThrows(AssertionError.class, () -> await(write, Duration.ofMillis(300)));
            cluster.failover(FailoverPlan.crash());
            TransactionLostException lost = assertInstanceOf(TransactionLostException.class, Stage.failureOf(write));
            assertEquals(Outcome.UNKNOWN, lost.outcome());
            Integer rows = await(stage.pool
                    .query("SELECT count(*)::int FROM once")
                    .mapping(row -> row.getInteger(0))
                    .execute()
                    .map(all -> all.iterator().next()));
            assertEquals(0, rows);
        }
    }

    @Test
    void aWriteInFlightAtTheFreezeIsInDoubt(PostgresCluster cluster) throws Exception {
        try (Stage stage = Stage.on(cluster)) {
            stage.execute("CREATE TABLE IF NOT EXISTS frozen (n int)");
            cluster.awaitCaughtUp(Stage.PATIENCE);
            Node old = cluster.writer();
            cluster.freeze(old);
            List<Future<RowSet<Row>>> writes = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                writes.add(stage.pool
                        .query("INSERT INTO frozen VALUES (" + i + ")")
                        .execute());
            }
            long promoted = cluster.promote(cluster.mostAdvancedReader());
            for (Future<RowSet<Row>> write : writes) {
                Throwable failure = Stage.failureOf(write);
                // A write that found no open connection was never sent, and is repeated.
                if (failure != null) {
                    TransactionLostException lost = assertInstanceOf(TransactionLostException.class, failure);
                    assertEquals("08007", lost.getSqlState());
                    assertEquals(Outcome.UNKNOWN, lost.outcome());
                }
            }
            System.out.println(
                    "freeze: answered " + (System.nanoTime() - promoted) / 1_000_000 + " ms after promotion");
            stage.execute("INSERT INTO frozen VALUES (100)");
            assertEquals(cluster.writer().address(), await(Stage.host(stage.pool)));
        }
    }

    @Test
    void aTransactionThatLostItsHostIsRolledBack(PostgresCluster cluster) throws Exception {
        try (Stage stage = Stage.on(cluster)) {
            stage.execute("CREATE TABLE IF NOT EXISTS accounts (n int)");
            cluster.awaitCaughtUp(Stage.PATIENCE);
            SqlConnection connection = await(stage.pool.getConnection());
            await(connection.begin());
            await(connection.query("INSERT INTO accounts VALUES (1)").execute());
            cluster.failover(FailoverPlan.crash());
            Throwable failure = Stage.failureOf(
                    connection.query("INSERT INTO accounts VALUES (2)").execute());
            TransactionLostException lost = assertInstanceOf(TransactionLostException.class, failure);
            assertEquals(Outcome.ROLLED_BACK, lost.outcome());
            assertNull(connection.transaction());
            await(connection.close());
            Integer rows = await(stage.pool
                    .query("SELECT count(*)::int FROM accounts")
                    .mapping(row -> row.getInteger(0))
                    .execute()
                    .map(all -> all.iterator().next()));
            assertEquals(0, rows);
        }
    }

    @Test
    void aPlannedSwitchoverCostsNoReads(PostgresCluster cluster) throws Exception {
        try (Stage stage = Stage.on(cluster)) {
            await(Stage.host(stage.pool));
            cluster.switchover(cluster.node(2));
            assertEquals(cluster.writer().address(), await(Stage.host(stage.pool)));
            assertTrue(stage.pool.topology().writer().isPresent());
        }
    }
}
