package dev.lodestar.vertx.scenario;

import static dev.lodestar.vertx.scenario.Stage.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestar.testkit.FailoverPlan;
import dev.lodestar.testkit.junit.PostgresClusterExtension;
import dev.lodestar.testkit.postgres.PostgresCluster;
import io.vertx.sqlclient.DatabaseException;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PrepareOptions;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Transaction;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The calls that Hibernate Reactive makes on a pool and its connections, and what it makes of them: it takes {@code
 * transaction() != null} for an open transaction, and a {@code DatabaseException}'s SQLState for that of an
 * SQLException.
 */
@ExtendWith(PostgresClusterExtension.class)
class HibernateReactiveContractTest {

    @Test
    void aSessionWithOneTransaction(PostgresCluster cluster) throws Exception {
        try (Stage stage = Stage.on(cluster)) {
            Pool pool = stage.pool;
            SqlConnection connection = await(pool.getConnection());
            assertTrue(connection.databaseMetadata().majorVersion() >= 15);
            await(connection
                    .query("CREATE TABLE IF NOT EXISTS entities (id bigint PRIMARY KEY, version int)")
                    .execute());
            assertNull(connection.transaction());
            Transaction transaction = await(connection.begin());
            assertNotNull(connection.transaction());
            await(connection
                    .preparedQuery("insert into entities (id, version) values ($1, $2)", new PrepareOptions())
                    .executeBatch(List.of(Tuple.of(1L, 0), Tuple.of(2L, 0))));
            RowSet<Row> updated = await(connection
                    .preparedQuery("update entities set version = $1 where id = $2 and version = $3")
                    .execute(Tuple.of(1, 1L, 0)));
            assertEquals(1, updated.rowCount());
            await(transaction.commit());
            assertNull(connection.transaction());
            await(connection.close());
            RowSet<Row> outside = await(pool.preparedQuery("select id, version from entities where id = $1")
                    .execute(Tuple.of(1L)));
            assertEquals(1, outside.iterator().next().getInteger("version"));
        }
    }

    @Test
    void afterAFailoverThereIsNoTransactionAndAConnectionError(PostgresCluster cluster) throws Exception {
        try (Stage stage = Stage.on(cluster)) {
            SqlConnection connection = await(stage.pool.getConnection());
            await(connection.begin());
            cluster.failover(FailoverPlan.crash());
            Throwable failure =
                    Stage.failureOf(connection.preparedQuery("select 1").execute(Tuple.tuple()));
            DatabaseException database = assertInstanceOf(DatabaseException.class, failure);
            assertTrue(database.getSqlState().startsWith("08"), database.getSqlState());
            assertNull(connection.transaction());
            await(connection.close());
            SqlConnection next = await(stage.pool.getConnection());
            await(next.begin());
            await(next.transaction().rollback());
            await(next.close());
        }
    }
}
