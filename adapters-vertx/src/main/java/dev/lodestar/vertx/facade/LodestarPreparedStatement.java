package dev.lodestar.vertx.facade;

import dev.lodestar.domain.failure.CallNature;
import io.vertx.core.Future;
import io.vertx.sqlclient.Cursor;
import io.vertx.sqlclient.PreparedQuery;
import io.vertx.sqlclient.PreparedStatement;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.RowStream;
import io.vertx.sqlclient.Tuple;

/** A prepared statement of one connection; it ends with the connection. */
final class LodestarPreparedStatement implements PreparedStatement {

    private final Session session;
    private final String sql;
    private final PreparedStatement delegate;

    LodestarPreparedStatement(Session session, String sql, PreparedStatement delegate) {
        this.session = session;
        this.sql = sql;
        this.delegate = delegate;
    }

    @Override
    public PreparedQuery<RowSet<Row>> query() {
        return new RoutedPreparedQuery<>(session, sql, client -> delegate.query());
    }

    @Override
    public Cursor cursor(Tuple args) {
        return new LodestarCursor(session, sql, delegate.cursor(args));
    }

    @Override
    public RowStream<Row> createStream(int fetch, Tuple args) {
        return new CursorStream(session, () -> cursor(args), fetch);
    }

    @Override
    public Future<Void> close() {
        return session.call(CallNature.READ, delegate::close);
    }
}
