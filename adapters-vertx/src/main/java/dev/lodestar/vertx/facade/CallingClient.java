package dev.lodestar.vertx.facade;

import io.vertx.core.Handler;
import io.vertx.pgclient.spi.PgDriver;
import io.vertx.sqlclient.PrepareOptions;
import io.vertx.sqlclient.PreparedQuery;
import io.vertx.sqlclient.Query;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.impl.SqlClientInternal;
import io.vertx.sqlclient.spi.Driver;

/**
 * What a pool and a connection of ours have in common: statements are recipes that become calls when they are executed.
 * Templates know their clients by {@link SqlClientInternal}.
 */
interface CallingClient extends SqlClientInternal {

    /** Where the calls are made. */
    Calls calls();

    @Override
    default Query<RowSet<Row>> query(String sql) {
        return new RoutedQuery<>(calls(), sql, client -> client.query(sql));
    }

    @Override
    default PreparedQuery<RowSet<Row>> preparedQuery(String sql) {
        return new RoutedPreparedQuery<>(calls(), sql, client -> client.preparedQuery(sql));
    }

    @Override
    default PreparedQuery<RowSet<Row>> preparedQuery(String sql, PrepareOptions options) {
        return new RoutedPreparedQuery<>(calls(), sql, client -> client.preparedQuery(sql, options));
    }

    @Override
    default Driver<?> driver() {
        return PgDriver.INSTANCE;
    }

    /** Statements of a group go out one by one: on a pool they may need different connections. */
    @Override
    default void group(Handler<SqlClient> block) {
        block.handle(this);
    }
}
