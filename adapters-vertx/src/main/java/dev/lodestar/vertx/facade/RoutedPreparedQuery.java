package dev.lodestar.vertx.facade;

import io.vertx.core.Future;
import io.vertx.sqlclient.PreparedQuery;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlResult;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collector;

/** The same as {@link RoutedQuery} for queries with parameters. Tuples go through untouched: the client casts them. */
final class RoutedPreparedQuery<T> implements PreparedQuery<T> {

    private final Calls calls;
    private final String sql;
    private final Function<SqlClient, PreparedQuery<T>> recipe;

    RoutedPreparedQuery(Calls calls, String sql, Function<SqlClient, PreparedQuery<T>> recipe) {
        this.calls = calls;
        this.sql = Objects.requireNonNull(sql, "sql");
        this.recipe = recipe;
    }

    @Override
    public Future<T> execute() {
        return calls.call(sql, client -> recipe.apply(client).execute());
    }

    @Override
    public Future<T> execute(Tuple tuple) {
        return calls.call(sql, client -> recipe.apply(client).execute(tuple));
    }

    @Override
    public Future<T> executeBatch(List<Tuple> batch) {
        return calls.call(sql, client -> recipe.apply(client).executeBatch(batch));
    }

    @Override
    public <R> PreparedQuery<SqlResult<R>> collecting(Collector<Row, ?, R> collector) {
        return new RoutedPreparedQuery<>(
                calls, sql, client -> recipe.apply(client).collecting(collector));
    }

    @Override
    public <U> PreparedQuery<RowSet<U>> mapping(Function<Row, U> mapper) {
        return new RoutedPreparedQuery<>(
                calls, sql, client -> recipe.apply(client).mapping(mapper));
    }
}
