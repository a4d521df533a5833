package dev.lodestar.vertx.scenario;

import static dev.lodestar.vertx.scenario.Stage.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestar.domain.failure.Outcome;
import dev.lodestar.testkit.FailoverPlan;
import dev.lodestar.testkit.junit.PostgresClusterExtension;
import dev.lodestar.testkit.postgres.PostgresCluster;
import dev.lodestar.vertx.TransactionLostException;
import io.vertx.sqlclient.SqlConnection;
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
