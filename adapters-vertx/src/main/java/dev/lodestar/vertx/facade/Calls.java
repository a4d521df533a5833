package dev.lodestar.vertx.facade;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.util.function.Function;

/** Where calls are made: on a connection, or on whatever connection a pool finds for each of them. */
interface Calls {

    /**
     * Makes one call.
     *
     * @param sql the text it executes, which tells what it could have done if it is lost
     * @param work the call on the client's own object; may be made again if that is surely harmless
     */
    <T> Future<T> call(String sql, Function<SqlClient, Future<T>> work);
}
