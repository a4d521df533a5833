package dev.lodestar.vertx.scenario;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Cursor;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PrepareOptions;
import io.vertx.sqlclient.PreparedStatement;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.RowStream;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.SqlResult;
import io.vertx.sqlclient.Transaction;
import io.vertx.sqlclient.TransactionPropagation;
import io.vertx.sqlclient.Tuple;
import io.vertx.sqlclient.templates.SqlTemplate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What an application does with a pool, step by step; each step tells as text what it saw. */
final class Script {

    static final Map<String, Function<Pool, Future<?>>> STEPS = new LinkedHashMap<>();

    private static final String NUMBERS = "SELECT n, name FROM things WHERE n >= $1 ORDER BY n";

    /** The client counts its statements by connection. */
    private static final Pattern STATEMENT_NAME = Pattern.compile("\"[0-9]{7}\"");

    private Script() {}

    static {
        statements();
        mistakes();
        connections();
        transactions();
        ends();
        prepared();
        postgres();
        templates();
    }

    private static void statements() {
        STEPS.put(
                "a query",
                pool -> pool.query("SELECT n, name FROM things ORDER BY n")
                        .execute()
                        .map(Script::shown));
        STEPS.put("a query executed twice", pool -> {
            var query = pool.query("SELECT count(*) FROM things");
            return query.execute().compose(first -> query.execute().map(second -> shown(first) + shown(second)));
        });
        STEPS.put(
                "several statements",
                pool -> pool.query("SELECT 1 AS a; SELECT 2 AS b")
                        .execute()
                        .map(rows -> shown(rows) + shown(rows.next())));
        STEPS.put(
                "an update",
                pool -> pool.query("UPDATE things SET name = upper(name) WHERE n < 3")
                        .execute()
                        .map(SqlResult::rowCount));
        STEPS.put(
                "mapping",
                pool -> pool.query("SELECT name FROM things ORDER BY n")
                        .mapping(row -> row.getString("name"))
                        .execute()
                        .map(names -> {
                            List<String> all = new ArrayList<>();
                            names.forEach(all::add);
                            return all;
                        }));
        STEPS.put(
                "collecting",
                pool -> pool.query("SELECT name FROM things ORDER BY n")
                        .collecting(Collectors.mapping(row -> row.getString(0), Collectors.joining("+")))
                        .execute()
                        .map(SqlResult::value));
        STEPS.put(
                "parameters",
                pool -> pool.preparedQuery(NUMBERS).execute(Tuple.of(2)).map(Script::shown));
        STEPS.put(
                "parameters, collecting and mapping",
                pool -> pool.preparedQuery(NUMBERS)
                        .collecting(Collectors.counting())
                        .execute(Tuple.of(2))
                        .compose(counted -> pool.preparedQuery(NUMBERS)
                                .mapping(row -> row.getString("name"))
                                .execute(Tuple.of(3))
                                .map(names -> counted.value() + names.iterator().next())));
        STEPS.put(
                "a prepared query with options",
                pool -> pool.preparedQuery("SELECT 1 AS one", new PrepareOptions())
                        .execute()
                        .map(Script::shown));
        STEPS.put(
                "a batch",
                pool -> pool.preparedQuery("INSERT INTO things VALUES ($1, $2) RETURNING n")
                        .executeBatch(List.of(Tuple.of(7, "seven"), Tuple.of(8, "eight")))
                        .map(rows -> shown(rows) + shown(rows.next())));
        STEPS.put(
                "a null, a date, an array",
                pool -> pool.preparedQuery(
                                "SELECT NULL::int AS a, DATE '2024-02-29' AS b, ARRAY[1, 2] AS c, $1::jsonb AS d")
                        .execute(Tuple.of(List.of("x")))
                        .map(Script::shown));
    }

    private static void mistakes() {
        STEPS.put("a wrong column", pool -> pool.query("SELECT nonsense").execute());
        STEPS.put("a syntax error", pool -> pool.preparedQuery("SELEC 1").execute());
        STEPS.put(
                "a duplicate",
                pool -> pool.query("INSERT INTO things VALUES (1, 'again')").execute());
        STEPS.put("a wrong parameter", pool -> pool.preparedQuery(NUMBERS).execute(Tuple.of("three")));
        STEPS.put("too few parameters", pool -> pool.preparedQuery(NUMBERS).execute());
        STEPS.put("an empty batch", pool -> pool.preparedQuery(NUMBERS).executeBatch(List.of()));
        STEPS.put(
                "a mapper that throws",
                pool -> pool.query("SELECT 1")
                        .mapping(row -> {
                            throw new IllegalStateException("no mapping today");
                        })
                        .execute());
        STEPS.put(
                "a function that throws",
                pool -> pool.withConnection(connection -> {
                    throw new IllegalStateException("no function today");
                }));
    }

    private static void connections() {
        STEPS.put(
                "withConnection",
                pool -> pool.withConnection(connection ->
                        connection.query("SELECT 5 AS five").execute().map(Script::shown)));
        STEPS.put(
                "what a connection tells",
                on(connection ->
                        Future.succeededFuture(connection.databaseMetadata().productName()
                                + connection.databaseMetadata().majorVersion()
                                + connection.isSSL()
                                + connection.transaction())));
        STEPS.put(
                "the session of a connection",
                on(connection -> connection
                        .query("SET application_name = 'mine'")
                        .execute()
                        .compose(
                                set -> connection.query("SHOW application_name").execute())
                        .map(Script::shown)
                        .compose(name -> connection
                                .query("RESET application_name")
                                .execute()
                                .map(name))));
        STEPS.put("several calls at a time", on(connection -> {
            Future<String> first = connection.query("SELECT 1 AS a").execute().map(Script::shown);
            Future<String> second = connection.query("SELECT broken").execute().map(Script::shown);
            Future<String> third = connection.query("SELECT 3 AS c").execute().map(Script::shown);
            return Future.join(first, second, third)
                    .transform(done -> Future.succeededFuture(outcome(first) + outcome(second) + outcome(third)));
        }));
        STEPS.put(
                "the size of the pool",
                pool -> pool.withConnection(connection -> Future.succeededFuture(pool.size() > 0)));
    }

    private static void transactions() {
        STEPS.put(
                "a transaction",
                pool -> pool.withTransaction(connection -> connection
                                .query("INSERT INTO things VALUES (20, 'twenty')")
                                .execute()
                                .map(done -> connection.transaction() != null))
                        .compose(open -> pool.query("SELECT count(*) FROM things WHERE n = 20")
                                .execute()
                                .map(rows -> open + shown(rows))));
        STEPS.put(
                "a transaction that fails",
                pool -> pool.withTransaction(connection -> connection
                        .query("INSERT INTO things VALUES (21, 'x')")
                        .execute()
                        .compose(done -> connection.query("SELECT nonsense").execute())));
        STEPS.put(
                "a transaction in a context",
                pool -> pool.withTransaction(
                        TransactionPropagation.CONTEXT,
                        outer -> pool.withTransaction(
                                TransactionPropagation.CONTEXT,
                                inner -> inner.query("SELECT 1 AS one")
                                        .execute()
                                        .map(rows -> shown(rows) + (inner == outer)))));
        STEPS.put(
                "commit",
                on(connection -> connection
                        .begin()
                        .compose(transaction -> connection
                                .query("DELETE FROM things WHERE n = 3")
                                .execute()
                                .compose(done -> transaction.commit())
                                .compose(done -> told(transaction.completion()))
                                .map(end -> end + connection.transaction()))));
        STEPS.put(
                "rollback",
                on(connection -> connection
                        .begin()
                        .compose(transaction -> connection
                                .query("DELETE FROM things")
                                .execute()
                                .compose(done -> transaction.rollback())
                                .compose(done -> told(transaction.completion()))
                                .map(end -> end + connection.transaction()))));
        STEPS.put(
                "commit of what has failed",
                on(connection -> connection
                        .begin()
                        .compose(transaction -> told(connection
                                        .query("SELECT nonsense")
                                        .execute())
                                .compose(failed -> told(transaction.commit()))
                                .compose(end -> told(transaction.completion()).map(completed -> end + completed))
                                .map(ends -> ends + connection.transaction()))));
    }

    private static void ends() {
        STEPS.put(
                "commit twice",
                on(connection -> connection
                        .begin()
                        .compose(transaction -> transaction.commit().compose(done -> told(transaction.commit())))));
        STEPS.put(
                "begin twice",
                on(connection -> connection.begin().compose(transaction -> {
                    try {
                        return connection.begin().map(second -> "a second one");
                    } catch (IllegalStateException refused) {
                        return transaction.rollback().map(done -> "refused");
                    }
                })));
        STEPS.put("the transaction is there at once", on(connection -> {
            Future<Transaction> begun = connection.begin();
            boolean there = connection.transaction() != null;
            return begun.compose(transaction -> {
                boolean same = transaction == connection.transaction();
                return transaction.rollback().map(done -> there + " " + same);
            });
        }));
        STEPS.put(
                "closed with its transaction open",
                pool -> pool.getConnection()
                        .compose(connection -> connection
                                .begin()
                                .compose(transaction -> connection
                                        .query("DELETE FROM things")
                                        .execute()
                                        .compose(done -> connection.close())
                                        .compose(done -> told(transaction.completion()))))
                        .compose(end -> pool.query("SELECT count(*) > 0 AS kept FROM things")
                                .execute()
                                .map(rows -> end + shown(rows))));
    }

    private static void prepared() {
        STEPS.put(
                "a prepared statement",
                prepared(statement -> statement
                        .query()
                        .execute(Tuple.of(1))
                        .compose(first ->
                                statement.query().execute(Tuple.of(2)).map(second -> shown(first) + shown(second)))));
        STEPS.put("a statement that cannot be prepared", on(connection -> connection.prepare("SELECT nonsense")));
        STEPS.put(
                "a statement after its end",
                prepared(statement -> statement
                        .close()
                        .compose(closed ->
                                told(statement.query().execute(Tuple.of(1)).map(Script::shown)))));
        STEPS.put("a cursor", prepared(statement -> {
            Cursor cursor = statement.cursor(Tuple.of(1));
            return cursor.read(1).compose(first -> {
                boolean more = cursor.hasMore();
                return cursor.read(100)
                        .map(rest -> shown(first) + more + shown(rest) + cursor.hasMore())
                        .compose(all -> cursor.close().map(closed -> all + cursor.isClosed()));
            });
        }));
        STEPS.put(
                "a cursor before its first read",
                prepared(statement ->
                        Future.succeededFuture(statement.cursor(Tuple.of(1)).hasMore())));
        STEPS.put("a stream", prepared(statement -> streamed(statement.createStream(1, Tuple.of(1)))));
        STEPS.put("a stream by demand", prepared(statement -> {
            RowStream<Row> stream = statement.createStream(2, Tuple.of(1));
            stream.pause();
            stream.fetch(1);
            Promise<String> first = Promise.promise();
            stream.handler(row -> first.tryComplete(row.deepToString()));
            return first.future().compose(row -> stream.close().map(closed -> row));
        }));
        STEPS.put(
                "a stream that fails",
                on(connection -> connection
                        .begin()
                        .compose(begun -> connection.prepare("SELECT 1 / ($1::int - n) FROM things ORDER BY n"))
                        .compose(statement -> told(streamed(statement.createStream(1, Tuple.of(2)))))));
    }

    private static void postgres() {
        STEPS.put("the cast", on(connection -> {
            PgConnection postgres = PgConnection.cast(connection);
            return Future.succeededFuture((postgres.processId() > 0) + " " + (postgres.secretKey() != 0));
        }));
        STEPS.put("notifications", on(connection -> {
            Promise<String> heard = Promise.promise();
            PgConnection.cast(connection)
                    .notificationHandler(said -> heard.tryComplete(said.getChannel() + said.getPayload()));
            return connection
                    .query("LISTEN news")
                    .execute()
                    .compose(done -> connection.query("NOTIFY news, 'hello'").execute())
                    .compose(done -> heard.future())
                    .compose(said -> connection.query("UNLISTEN news").execute().map(said));
        }));
        STEPS.put("notices", on(connection -> {
            Promise<String> heard = Promise.promise();
            PgConnection.cast(connection).noticeHandler(notice -> heard.tryComplete(notice.getMessage()));
            return connection
                    .query("DO $$ BEGIN RAISE NOTICE 'look'; END $$")
                    .execute()
                    .compose(done -> heard.future());
        }));
        STEPS.put("cancelling", on(connection -> {
            Future<String> slow =
                    told(connection.query("SELECT pg_sleep(30)").execute().map(Script::shown));
            return PgConnection.cast(connection).cancelRequest().compose(asked -> slow);
        }));
    }

    private static void templates() {
        STEPS.put(
                "a template on the pool",
                pool -> SqlTemplate.forQuery(pool, "SELECT name FROM things WHERE n = #{n}")
                        .execute(Map.of("n", 2))
                        .map(Script::shown));
        STEPS.put(
                "a template on a connection",
                on(connection -> SqlTemplate.forUpdate(connection, "UPDATE things SET name = #{name} WHERE n = #{n}")
                        .execute(Map.of("n", 2, "name", "zwei"))
                        .map(SqlResult::rowCount)));
        STEPS.put(
                "a template with a mapper",
                pool -> SqlTemplate.forQuery(pool, "SELECT n FROM things WHERE n < #{n} ORDER BY n")
                        .mapTo(row -> row.getInteger("n") * 10)
                        .execute(Map.of("n", 3))
                        .map(rows -> rows.iterator().next()));
    }

    private static Function<Pool, Future<?>> on(Function<SqlConnection, Future<?>> step) {
        return pool -> pool.getConnection()
                .compose(connection -> safely(() -> step.apply(connection))
                        .transform(done -> connection
                                .close()
                                .compose(closed -> done.succeeded()
                                        ? Future.succeededFuture(done.result())
                                        : Future.failedFuture(done.cause()))));
    }

    private static Function<Pool, Future<?>> prepared(Function<PreparedStatement, Future<?>> step) {
        return on(connection -> connection
                .begin()
                .compose(begun -> connection.prepare(NUMBERS))
                .compose(statement -> safely(() -> step.apply(statement))));
    }

    private static Future<Object> safely(Supplier<Future<?>> step) {
        try {
            return step.get().map(value -> value);
        } catch (RuntimeException thrown) {
            return Future.failedFuture(thrown);
        }
    }

    private static Future<String> streamed(RowStream<Row> stream) {
        StringBuilder seen = new StringBuilder();
        Promise<String> end = Promise.promise();
        stream.exceptionHandler(end::tryFail);
        stream.endHandler(done -> end.tryComplete(seen + "end"));
        stream.handler(row -> seen.append(row.deepToString()).append(' '));
        return end.future();
    }

    private static String shown(RowSet<Row> rows) {
        StringBuilder text = new StringBuilder(rows.columnsNames() + " " + rows.rowCount() + "/" + rows.size() + ":");
        rows.forEach(row -> text.append(' ').append(row.deepToString()));
        return text.append("; ").toString();
    }

    private static Future<String> told(Future<?> future) {
        return future.transform(done -> Future.succeededFuture(outcome(future)));
    }

    private static String outcome(Future<?> future) {
        return future.succeeded()
                ? "<" + future.result() + ">"
                : "<" + future.cause().getClass().getSimpleName() + ": "
                        + STATEMENT_NAME
                                .matcher(String.valueOf(future.cause().getMessage()))
                                .replaceAll("a statement") + ">";
    }

    /** What a step sees; from a fresh context of its own, or from the calling thread. */
    static String play(Function<Pool, Future<?>> step, Pool pool, Optional<Vertx> fresh) throws Exception {
        Promise<Object> end = Promise.promise();
        Runnable play = () -> safely(() -> step.apply(pool)).onComplete(end);
        fresh.ifPresentOrElse(vertx -> vertx.getOrCreateContext().runOnContext(now -> play.run()), play);
        return Stage.await(told(end.future()));
    }
}
