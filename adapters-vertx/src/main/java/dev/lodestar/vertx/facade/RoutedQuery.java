package dev.lodestar.vertx.facade;

import io.vertx.core.Future;
import io.vertx.sqlclient.Query;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlResult;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collector;

/** A query that is made anew on the client's own object at each execution: applications keep queries. Immutable. */
final class RoutedQuery<T> implements Query<T> {

    private final Calls calls;
    private final String sql;
    private final Function<SqlClient, Query<T>> recipe;

    RoutedQuery(Calls calls, String sql, Function<SqlClient, Query<T>> recipe) {
        this.calls = calls;
        this.sql = Objects.requireNonNull(sql, "sql");
        this.recipe = recipe;
    }

    @Override
    public Future<T> execute() {
        return calls.call(sql, client -> recipe.apply(client).execute());
    }

    @Override
    public <R> Query<SqlResult<R>> collecting(Collector<Row, ?, R> collector) {
        return new RoutedQuery<>(calls, sql, client -> recipe.apply(client).collecting(collector));
    }

    @Override
    public <U> Query<RowSet<U>> mapping(Function<Row, U> mapper) {
        return new RoutedQuery<>(calls, sql, client -> recipe.apply(client).mapping(mapper));
    }
}
