package dev.lodestar.vertx.scenario;

import static dev.lodestar.vertx.scenario.Stage.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestar.testkit.junit.PostgresClusterExtension;
import dev.lodestar.testkit.junit.PostgresClusterTraits;
import dev.lodestar.testkit.postgres.PostgresCluster;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnection;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Cursor;
import io.vertx.sqlclient.PreparedStatement;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowStream;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Transaction;
import io.vertx.sqlclient.TransactionPropagation;
import io.vertx.sqlclient.Tuple;
import io.vertx.sqlclient.templates.SqlTemplate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Everything a pool can do, without any failure. */
@ExtendWith(PostgresClusterExtension.class)
@PostgresClusterTraits(nodes = 2)
class FeaturesTest {

    private Stage stage;

    @BeforeEach
    void open(PostgresCluster cluster) throws Exception {
        stage = Stage.on(cluster);
        stage.execute("DROP TABLE IF EXISTS things");
        stage.execute("CREATE TABLE things (n int PRIMARY KEY, name text)");
        await(stage.pool
                .preparedQuery("INSERT INTO things VALUES ($1, $2)")
                .executeBatch(List.of(Tuple.of(1, "one"), Tuple.of(2, "two"), Tuple.of(3, "three"))));
    }

    @AfterEach
    void close() {
        stage.close();
    }

    private int count() throws Exception {
        return await(stage.pool
                .query("SELECT count(*)::int FROM things")
                .mapping(row -> row.getInteger(0))
                .execute()
                .map(rows -> rows.iterator().next()));
    }

    @Test
    void queriesMapAndCollect() throws Exception {
        assertEquals(
                "one,two,three",
                await(stage.pool
                                .query("SELECT name FROM things ORDER BY n")
                                .collecting(Collectors.mapping(row -> row.getString(0), Collectors.joining(",")))
                                .execute())
                        .value());
        assertEquals(
                "two",
                await(stage.pool
                                .preparedQuery("SELECT name FROM things WHERE n = $1")
                                .mapping(row -> row.getString("name"))
                                .execute(Tuple.of(2)))
                        .iterator()
                        .next());
        assertEquals(3, count());
    }

    @Test
    void mistakesOfTheApplicationPassUntouched() throws Exception {
        Throwable failure = Stage.failureOf(stage.pool.query("SELECT nonsense").execute());
        assertEquals("42703", assertInstanceOf(PgException.class, failure).getSqlState());
        Throwable wrongTuple =
                Stage.failureOf(stage.pool.preparedQuery("SELECT $1::int").execute(Tuple.of("no number")));
        assertNotNull(wrongTuple);
        assertEquals(3, count());
    }

    @Test
    void templatesWork() throws Exception {
        assertEquals(
                "three",
                await(SqlTemplate.forQuery(stage.pool, "SELECT name FROM things WHERE n = #{n}")
                                .execute(Map.of("n", 3)))
                        .iterator()
                        .next()
                        .getString(0));
        await(stage.pool.withConnection(
                connection -> SqlTemplate.forUpdate(connection, "INSERT INTO things VALUES (#{n}, #{name})")
                        .execute(Map.of("n", 4, "name", "four"))));
        assertEquals(4, count());
    }

    @Test
    void transactionsCommitAndRollBack() throws Exception {
        await(stage.pool.withTransaction(connection -> {
            assertNotNull(connection.transaction());
            return connection.query("INSERT INTO things VALUES (5, 'five')").execute();
        }));
        assertEquals(4, count());
        IllegalStateException mine = new IllegalStateException("mine");
        Throwable failure = Stage.failureOf(stage.pool.withTransaction(connection -> connection
                .query("INSERT INTO things VALUES (6, 'six')")
                .execute()
                .compose(done -> Future.failedFuture(mine))));
        assertSame(mine, failure);
        assertEquals(4, count());
    }

    @Test
    void aTransactionByHandEndsInNull() throws Exception {
        SqlConnection connection = await(stage.pool.getConnection());
        Transaction transaction = await(connection.begin());
        assertSame(transaction, connection.transaction());
        await(connection.query("DELETE FROM things").execute());
        await(transaction.rollback());
        assertNull(connection.transaction());
        await(connection.begin());
        await(connection.transaction().commit());
        assertNull(connection.transaction());
        await(connection.close());
        assertEquals(3, count());
    }

    @Test
    void anOpenTransactionByTextNeverReachesTheNextBorrower() throws Exception {
        SqlConnection connection = await(stage.pool.getConnection());
        await(connection.query("BEGIN").execute());
        await(connection.query("DELETE FROM things").execute());
        await(connection.close());
        assertEquals(3, count());
    }

    @Test
    void contextPropagationSharesOneConnection() throws Exception {
        Promise<Boolean> same = Promise.promise();
        stage.vertx.runOnContext(now -> stage.pool
                .withTransaction(
                        TransactionPropagation.CONTEXT,
                        outer -> stage.pool.withTransaction(
                                TransactionPropagation.CONTEXT,
                                inner -> inner.query("INSERT INTO things VALUES (7, 'seven')")
                                        .execute()
                                        .map(done -> inner == outer)))
                .onComplete(same));
        assertTrue(await(same.future()));
        assertEquals(4, count());
    }

    @Test
    void preparedStatementsCursorsAndStreams() throws Exception {
        SqlConnection connection = await(stage.pool.getConnection());
        await(connection.begin());
        PreparedStatement statement = await(connection.prepare("SELECT n FROM things WHERE n >= $1 ORDER BY n"));
        assertEquals(3, await(statement.query().execute(Tuple.of(1))).size());
        Cursor cursor = statement.cursor(Tuple.of(1));
        assertEquals(2, await(cursor.read(2)).size());
        assertTrue(cursor.hasMore());
        await(cursor.close());
        RowStream<Row> stream = statement.createStream(2, Tuple.of(1));
        List<Integer> seen = new ArrayList<>();
        Promise<Void> end = Promise.promise();
        stream.exceptionHandler(end::tryFail);
        stream.endHandler(end::tryComplete);
        stream.handler(row -> {
            seen.add(row.getInteger(0));
            stream.pause();
            stage.vertx.setTimer(5, fired -> stream.fetch(1));
        });
        await(end.future());
        assertEquals(List.of(1, 2, 3), seen);
        await(statement.close());
        await(connection.close());
    }

    @Test
    void notificationsArrive() throws Exception {
        PgConnection connection = PgConnection.cast(await(stage.pool.getConnection()));
        assertTrue(connection.processId() > 0);
        Promise<String> heard = Promise.promise();
        connection.notificationHandler(notification -> heard.tryComplete(notification.getPayload()));
        await(connection.query("LISTEN news").execute());
        await(stage.pool.query("NOTIFY news, 'hello'").execute());
        assertEquals("hello", await(heard.future()));
        await(connection.close());
    }

    @Test
    void futuresCompleteOnTheContextOfTheCaller() throws Exception {
        Context context = stage.vertx.getOrCreateContext();
        Promise<Boolean> right = Promise.promise();
        context.runOnContext(now -> stage.pool
                .query("SELECT 1")
                .execute()
                .onComplete(done -> stage.pool.getConnection().onComplete(got -> {
                    boolean here = Vertx.currentContext() == context;
                    got.result()
                            .close()
                            .onComplete(closed -> right.complete(here && Vertx.currentContext() == context));
                })));
        assertTrue(await(right.future()));
    }

    @Test
    void closingWhileACallIsUnderWayWaitsForIt() throws Exception {
        SqlConnection connection = await(stage.pool.getConnection());
        Future<?> slow = connection.query("SELECT pg_sleep(0.2)").execute();
        await(connection.close());
        assertTrue(slow.succeeded());
        assertNotNull(Stage.failureOf(connection.query("SELECT 1").execute()));
    }

    @Test
    void handlersOfTheApplicationHearWhatHappens(PostgresCluster cluster) throws Exception {
        PgConnection connection = PgConnection.cast(await(stage.pool.getConnection()));
        List<Throwable> said = new CopyOnWriteArrayList<>();
        Promise<Void> closed = Promise.promise();
        connection.exceptionHandler(said::add);
        connection.closeHandler(closed::tryComplete);
        try (var admin = cluster.admin(cluster.writer());
                var statement = admin.createStatement()) {
            statement.execute("SELECT pg_terminate_backend(" + connection.processId() + ")");
        }
        await(closed.future());
        assertEquals("57P01", assertInstanceOf(PgException.class, said.get(0)).getSqlState());
        await(connection.close());
        assertEquals(3, count());
        assertFalse(stage.pool.status().isEmpty());
    }
}
