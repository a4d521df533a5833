package dev.lodestar.vertx.scenario;

import static dev.lodestar.vertx.scenario.Stage.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestar.domain.failure.Outcome;
import dev.lodestar.testkit.FailoverPlan;
import dev.lodestar.testkit.junit.PostgresClusterExtension;
import dev.lodestar.testkit.postgres.PostgresCluster;
import dev.lodestar.vertx.ConnectionMovedException;
import dev.lodestar.vertx.FailoverFailure;
import dev.lodestar.vertx.TransactionLostException;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.sqlclient.Cursor;
import io.vertx.sqlclient.PreparedStatement;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowStream;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Transaction;
import io.vertx.sqlclient.TransactionPropagation;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is under way on a connection when its host crashes. */
@ExtendWith(PostgresClusterExtension.class)
class InProgressTest {

    private static Stage prepared(PostgresCluster cluster) throws Exception {
        Stage stage = Stage.on(cluster);
        stage.execute("DROP TABLE IF EXISTS numbers");
        stage.execute("CREATE TABLE numbers AS SELECT generate_series(1, 20000) AS n");
        cluster.awaitCaughtUp(Stage.PATIENCE);
        return stage;
    }

    @Test
    void aCursorFailsAndSaysWhatBecameOfItsTransaction(PostgresCluster cluster) throws Exception {
        try (Stage stage = prepared(cluster)) {
            SqlConnection connection = await(stage.pool.getConnection());
            Transaction transaction = await(connection.begin());
            PreparedStatement statement = await(connection.prepare("SELECT n FROM numbers"));
            Cursor cursor = statement.cursor(Tuple.tuple());
            assertEquals(10, await(cursor.read(10)).size());
            cluster.failover(FailoverPlan.crash());
            TransactionLostException lost =
                    assertInstanceOf(TransactionLostException.class, Stage.failureOf(cursor.read(10)));
            assertEquals(Outcome.ROLLED_BACK, lost.outcome());
            assertNull(connection.transaction());
            assertInstanceOf(
                    FailoverFailure.class, Stage.failureOf(statement.query().execute()));
            assertInstanceOf(FailoverFailure.class, Stage.failureOf(transaction.completion()));
            assertInstanceOf(FailoverFailure.class, Stage.failureOf(transaction.commit()));
            await(connection.close());
        }
    }

    @Test
    void aStreamTellsItsExceptionHandlerAndNobodyElse(PostgresCluster cluster) throws Exception {
        try (Stage stage = prepared(cluster)) {
            SqlConnection connection = await(stage.pool.getConnection());
            await(connection.begin());
            PreparedStatement statement = await(connection.prepare("SELECT n FROM numbers"));
            RowStream<Row> stream = statement.createStream(100, Tuple.tuple());
            AtomicInteger rows = new AtomicInteger();
            Promise<Void> crashed = Promise.promise();
            Promise<Throwable> end = Promise.promise();
            stream.endHandler(done -> end.tryFail("it ended"));
            stream.exceptionHandler(end::tryComplete);
            stream.handler(row -> {
                if (rows.incrementAndGet() == 150) {
                    stream.pause();
                    crashed.complete();
                }
            });
            await(crashed.future());
            cluster.failover(FailoverPlan.crash());
            stream.resume();
            assertInstanceOf(TransactionLostException.class, await(end.future()));
            assertTrue(rows.get() < 20_000, rows + " rows");
            await(connection.close());
        }
    }

    @Test
    void pipelinedStatementsAreEachJudgedByWhatTheyCouldHaveDone(PostgresCluster cluster) throws Exception {
        try (Stage stage = prepared(cluster)) {
            SqlConnection connection = await(stage.pool.getConnection());
            Future<?> sleeping = connection.query("SELECT pg_sleep(10)").execute();
            Future<?> reading =
                    connection.query("SELECT n FROM numbers WHERE n = 1").execute();
            Future<?> writing =
                    connection.query("INSERT INTO numbers VALUES (0)").execute();
            cluster.failover(FailoverPlan.crash());
            assertEquals(
                    Outcome.UNKNOWN,
                    assertInstanceOf(TransactionLostException.class, Stage.failureOf(sleeping))
                            .outcome());
            assertEquals(
                    "08S02",
                    assertInstanceOf(ConnectionMovedException.class, Stage.failureOf(reading))
                            .getSqlState());
            assertEquals(
                    Outcome.UNKNOWN,
                    assertInstanceOf(TransactionLostException.class, Stage.failureOf(writing))
                            .outcome());
            assertEquals(
                    Outcome.NOT_SENT,
                    assertInstanceOf(
                                    ConnectionMovedException.class,
                                    Stage.failureOf(connection
                                            .query("INSERT INTO numbers VALUES (0)")
                                            .execute()))
                            .outcome());
            await(connection.close());
            assertEquals(cluster.writer().address(), await(Stage.host(stage.pool)));
        }
    }

    @Test
    void aCommitInFlightIsInDoubt(PostgresCluster cluster) throws Exception {
        try (Stage stage = prepared(cluster)) {
            stage.execute("CREATE TABLE IF NOT EXISTS parent (n int PRIMARY KEY)");
            stage.execute("CREATE OR REPLACE FUNCTION slowly() RETURNS trigger LANGUAGE plpgsql"
                    + " AS 'BEGIN PERFORM pg_sleep(5); RETURN NULL; END'");
            stage.execute("CREATE CONSTRAINT TRIGGER late AFTER INSERT ON parent DEFERRABLE INITIALLY DEFERRED"
                    + " FOR EACH ROW EXECUTE FUNCTION slowly()");
            cluster.awaitCaughtUp(Stage.PATIENCE);
            Promise<Void> committing = Promise.promise();
            AtomicReference<SqlConnection> used = new AtomicReference<>();
            Future<?> all = stage.pool.withTransaction(connection -> {
                used.set(connection);
                return connection
                        .query("INSERT INTO parent VALUES (1)")
                        .execute()
                        .onComplete(done -> stage.vertx.setTimer(200, fired -> committing.complete()));
            });
            await(committing.future());
            cluster.failover(FailoverPlan.crash());
            TransactionLostException lost = assertInstanceOf(TransactionLostException.class, Stage.failureOf(all));
            assertEquals(Outcome.UNKNOWN, lost.outcome());
            assertNull(used.get().transaction());
        }
    }

    @Test
    void aTransactionOfAContextIsLostAsAWhole(PostgresCluster cluster) throws Exception {
        try (Stage stage = prepared(cluster)) {
            List<Throwable> unhandled = new ArrayList<>();
            stage.vertx.exceptionHandler(unhandled::add);
            Promise<Void> inside = Promise.promise();
            Promise<Object> outcome = Promise.promise();
            stage.vertx.runOnContext(now -> stage.pool
                    .withTransaction(
                            TransactionPropagation.CONTEXT,
                            outer -> stage.pool.withTransaction(TransactionPropagation.CONTEXT, inner -> {
                                inside.complete();
                                return inner.query("SELECT pg_sleep(10)").execute();
                            }))
                    .onComplete(done -> outcome.complete(done.cause())));
            await(inside.future());
            cluster.failover(FailoverPlan.crash());
            TransactionLostException lost = assertInstanceOf(TransactionLostException.class, await(outcome.future()));
            assertEquals(Outcome.ROLLED_BACK, lost.outcome());
            assertEquals(List.of(), unhandled);
        }
    }

    @Test
    void withTransactionGivesTheApplicationsOwnFailureBack(PostgresCluster cluster) throws Exception {
        try (Stage stage = prepared(cluster)) {
            IllegalStateException mine = new IllegalStateException("mine");
            Promise<Void> inside = Promise.promise();
            Promise<Void> goOn = Promise.promise();
            Future<?> all = stage.pool.withTransaction(connection -> {
                inside.complete();
                return goOn.future().compose(now -> Future.failedFuture(mine));
            });
            await(inside.future());
            cluster.failover(FailoverPlan.crash());
            goOn.complete();
            assertSame(mine, Stage.failureOf(all));
        }
    }
}
