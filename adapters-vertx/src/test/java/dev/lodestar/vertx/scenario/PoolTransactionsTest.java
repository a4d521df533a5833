package dev.lodestar.vertx.scenario;

import static dev.lodestar.vertx.scenario.Stage.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestar.testkit.junit.PostgresClusterExtension;
import dev.lodestar.testkit.junit.PostgresClusterTraits;
import dev.lodestar.testkit.postgres.PostgresCluster;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Transactions by text, executed on a pool of one connection: nobody is lent somebody else's transaction. */
@ExtendWith(PostgresClusterExtension.class)
@PostgresClusterTraits(nodes = 2)
class PoolTransactionsTest {

    private Stage stage;

    @BeforeEach
    void open(PostgresCluster cluster) throws Exception {
        stage = Stage.on(cluster, builder -> builder.with(new PoolOptions().setMaxSize(1)));
        stage.execute("CREATE TABLE IF NOT EXISTS ledger (n int)");
        stage.execute("TRUNCATE ledger");
    }

    @AfterEach
    void close() {
        stage.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "BEGIN",
                "  begin isolation level serializable",
                "START TRANSACTION READ ONLY",
                "/* mine */ BEGIN",
                "SELECT 1; BEGIN; INSERT INTO ledger VALUES (1)",
                "BEGIN; COMMIT AND CHAIN"
            })
    void whatLeavesATransactionOpenIsRefusedWithAdvice(String text) throws Exception {
        PgException refused = assertInstanceOf(
                PgException.class, Stage.failureOf(stage.pool.query(text).execute()));
        assertEquals("0A000", refused.getSqlState());
        assertTrue(refused.getMessage().contains("withTransaction"), refused.getMessage());
        assertEquals(
                "0A000",
                assertInstanceOf(
                                PgException.class,
                                Stage.failureOf(stage.pool.preparedQuery(text).executeBatch(List.of(Tuple.tuple()))))
                        .getSqlState());
        assertTrue(isOutsideTransaction(), "the next borrower is in a transaction");
    }

    @Test
    void aWholeTransactionInOneTextIsExecuted() throws Exception {
        stage.execute("BEGIN; INSERT INTO ledger VALUES (1); COMMIT");
        stage.execute("BEGIN; INSERT INTO ledger VALUES (2); ROLLBACK");
        assertEquals(1, count());
        assertTrue(isOutsideTransaction(), "the next borrower is in a transaction");
    }

    @Test
    void aTransactionThatFailsHalfwayIsNotLentToTheNext() throws Exception {
        Throwable failure = Stage.failureOf(stage.pool
                .query("BEGIN; INSERT INTO ledger VALUES (1); SELECT 1 / 0; COMMIT")
                .execute());
        assertEquals("22012", assertInstanceOf(PgException.class, failure).getSqlState());
        assertEquals(0, count());
        assertTrue(isOutsideTransaction(), "the next borrower is in a transaction");
    }

    private int count() throws Exception {
        return await(stage.pool
                .query("SELECT count(*)::int FROM ledger")
                .mapping(row -> row.getInteger(0))
                .execute()
                .map(rows -> rows.iterator().next()));
    }

    /** Outside of a transaction every statement begins one of its own, at its own time. */
    private boolean isOutsideTransaction() throws Exception {
        return await(stage.pool.withConnection(connection -> connection
                .query("SELECT now()::text")
                .execute()
                .compose(first -> connection
                        .query("SELECT now()::text <> '"
                                + first.iterator().next().getString(0) + "'")
                        .execute())
                .map(rows -> rows.iterator().next().getBoolean(0))));
    }
}
