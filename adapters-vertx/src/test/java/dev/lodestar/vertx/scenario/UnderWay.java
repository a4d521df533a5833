package dev.lodestar.vertx.scenario;

import static dev.lodestar.vertx.scenario.Stage.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestar.domain.failure.Outcome;
import dev.lodestar.testkit.Takeover;
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
import io.vertx.sqlclient.Tuple;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every shape of a call, in flight on the writer when it meets each calamity. The same on every kind of cluster.
 * Nothing here waits for patience to end: a host that is silent is given up as soon as another one proves to be the
 * writer.
 */
abstract class UnderWay {

    /** Rows come at once, but for the one in the middle. */
    private static final int STUCK_AT = 150;

    private static final String ROWS = "SELECT CASE WHEN n = " + STUCK_AT
            + " THEN length(pg_sleep(300)::text) ELSE n END FROM generate_series(1, 20000) AS n";

    private Stage stage;

    abstract PostgresCluster cluster();

    abstract Stage stage();

    @BeforeEach
    void open() throws Exception {
        stage = stage();
        stage.execute("CREATE TABLE IF NOT EXISTS deed (note text)");
        stage.execute("TRUNCATE deed");
        cluster().awaitCaughtUp(Stage.PATIENCE);
    }

    @AfterEach
    void close() {
        stage.close();
    }

    private int deeds() throws Exception {
        return stage.value(Integer.class, "SELECT count(*)::int FROM deed");
    }

    private void assertLost(Outcome outcome, Future<?> call) throws Exception {
        Throwable failure = Stage.failureOf(call);
        TransactionLostException lost =
                assertInstanceOf(TransactionLostException.class, failure, () -> "It was " + failure);
        assertEquals(outcome, lost.outcome(), lost::getMessage);
        assertEquals("08007", lost.getSqlState());
        assertTrue(lost.getMessage().endsWith(lost.advice()), lost::getMessage);
    }

    private void assertGoesOnAt(Takeover takeover) throws Exception {
        assertEquals(takeover.to().id(), await(Stage.node(stage.pool)));
        stage.execute("INSERT INTO deed VALUES ('afterwards')");
    }

    @ParameterizedTest
    @EnumSource
    void aReadOnThePoolIsRepeatedOnTheNewWriter(Calamity calamity) throws Exception {
        SqlConnection guard = await(stage.pool.getConnection());
        await(guard.begin());
        await(guard.query("LOCK TABLE deed").execute());
        Future<String> read = stage.pool
                .query("SELECT setting FROM pg_settings LEFT JOIN deed ON true WHERE name = 'cluster_name'")
                .mapping(row -> row.getString(0))
                .execute()
                .map(rows -> rows.iterator().next());
        stage.awaitRunning(cluster(), "LEFT JOIN deed");

        Takeover takeover = calamity.strike(cluster());

        assertEquals(takeover.to().id(), await(read));
        await(guard.close());
        assertGoesOnAt(takeover);
    }

    @ParameterizedTest
    @EnumSource
    void aWriteOnThePoolIsInDoubtAndNeverRepeated(Calamity calamity) throws Exception {
        Future<?> write = stage.pool
                .query("WITH slow AS (SELECT pg_sleep(300)) INSERT INTO deed SELECT 'once' FROM slow")
                .execute();
        stage.awaitRunning(cluster(), "pg_sleep(300)");

        Takeover takeover = calamity.strike(cluster());

        assertLost(Outcome.UNKNOWN, write);
        assertEquals(0, deeds());
        assertGoesOnAt(takeover);
    }

    @ParameterizedTest
    @EnumSource
    void aTransactionIsRolledBackAndNotThereAnyMore(Calamity calamity) throws Exception {
        SqlConnection connection = await(stage.pool.getConnection());
        Transaction transaction = await(connection.begin());
        await(connection.query("INSERT INTO deed VALUES ('half')").execute());
        Future<?> second = connection.query("SELECT pg_sleep(300)").execute();
        stage.awaitRunning(cluster(), "pg_sleep(300)");

        Takeover takeover = calamity.strike(cluster());

        assertLost(Outcome.ROLLED_BACK, second);
        assertLost(Outcome.ROLLED_BACK, transaction.completion());
        assertNull(connection.transaction());
        assertInstanceOf(FailoverFailure.class, Stage.failureOf(transaction.commit()));
        await(connection.close());
        assertEquals(0, deeds());
        assertGoesOnAt(takeover);
    }

    @ParameterizedTest
    @EnumSource
    void aCommitIsInDoubt(Calamity calamity) throws Exception {
        stage.execute("CREATE TABLE IF NOT EXISTS vow (n int)");
        stage.execute("CREATE OR REPLACE FUNCTION slowly() RETURNS trigger LANGUAGE plpgsql"
                + " AS 'BEGIN PERFORM pg_sleep(300); RETURN NULL; END'");
        stage.execute("DROP TRIGGER IF EXISTS late ON vow");
        stage.execute("CREATE CONSTRAINT TRIGGER late AFTER INSERT ON vow DEFERRABLE INITIALLY DEFERRED"
                + " FOR EACH ROW EXECUTE FUNCTION slowly()");
        cluster().awaitCaughtUp(Stage.PATIENCE);
        SqlConnection connection = await(stage.pool.getConnection());
        Transaction transaction = await(connection.begin());
        await(connection.query("INSERT INTO vow VALUES (1)").execute());
        Future<Void> commit = transaction.commit();
        stage.awaitRunning(cluster(), "COMMIT");

        Takeover takeover = calamity.strike(cluster());

        assertLost(Outcome.UNKNOWN, commit);
        assertNull(connection.transaction());
        await(connection.close());
        assertGoesOnAt(takeover);
    }

    @ParameterizedTest
    @EnumSource
    void pipelinedStatementsAreEachJudgedByWhatTheyCouldHaveDone(Calamity calamity) throws Exception {
        SqlConnection connection = await(stage.pool.getConnection());
        Future<?> sleeping = connection.query("SELECT pg_sleep(300)").execute();
        Future<?> reading = connection.query("SELECT note FROM deed").execute();
        Future<?> writing =
                connection.query("INSERT INTO deed VALUES ('piped')").execute();
        stage.awaitRunning(cluster(), "pg_sleep(300)");

        Takeover takeover = calamity.strike(cluster());

        assertLost(Outcome.UNKNOWN, sleeping);
        assertEquals(
                "08S02",
                assertInstanceOf(ConnectionMovedException.class, Stage.failureOf(reading))
                        .getSqlState());
        assertLost(Outcome.UNKNOWN, writing);
        Throwable later = Stage.failureOf(
                connection.query("INSERT INTO deed VALUES ('later')").execute());
        assertEquals(
                Outcome.NOT_SENT,
                assertInstanceOf(ConnectionMovedException.class, later).outcome());
        await(connection.close());
        assertEquals(0, deeds());
        assertGoesOnAt(takeover);
    }

    @ParameterizedTest
    @EnumSource
    void aCursorFailsWithItsTransaction(Calamity calamity) throws Exception {
        SqlConnection connection = await(stage.pool.getConnection());
        Transaction transaction = await(connection.begin());
        PreparedStatement statement = await(connection.prepare(ROWS));
        Cursor cursor = statement.cursor(Tuple.tuple());
        assertEquals(STUCK_AT - 1, await(cursor.read(STUCK_AT - 1)).size());
        Future<?> next = cursor.read(10);
        stage.awaitRunning(cluster(), "generate_series");

        Takeover takeover = calamity.strike(cluster());

        assertLost(Outcome.ROLLED_BACK, next);
        assertNull(connection.transaction());
        assertInstanceOf(FailoverFailure.class, Stage.failureOf(cursor.read(10)));
        assertInstanceOf(
                FailoverFailure.class, Stage.failureOf(statement.query().execute()));
        assertInstanceOf(FailoverFailure.class, Stage.failureOf(transaction.completion()));
        await(connection.close());
        assertGoesOnAt(takeover);
    }

    @ParameterizedTest
    @EnumSource
    void aStreamTellsItsExceptionHandlerAndNobodyElse(Calamity calamity) throws Exception {
        SqlConnection connection = await(stage.pool.getConnection());
        await(connection.begin());
        PreparedStatement statement = await(connection.prepare(ROWS));
        RowStream<Row> stream = statement.createStream(50, Tuple.tuple());
        AtomicInteger rows = new AtomicInteger();
        Promise<Void> end = Promise.promise();
        stream.endHandler(done -> end.tryComplete());
        stream.exceptionHandler(end::tryFail);
        stream.handler(row -> rows.incrementAndGet());
        stage.awaitRunning(cluster(), "generate_series");

        Takeover takeover = calamity.strike(cluster());

        assertLost(Outcome.ROLLED_BACK, end.future());
        assertEquals(100, rows.get(), "rows of whole batches before the one that got stuck");
        await(connection.close());
        assertGoesOnAt(takeover);
    }
}
