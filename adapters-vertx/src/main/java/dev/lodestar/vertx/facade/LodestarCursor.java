package dev.lodestar.vertx.facade;

import dev.lodestar.domain.failure.CallNature;
import io.vertx.core.Future;
import io.vertx.sqlclient.Cursor;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;

/** A cursor of one connection; every read is a call of its own. */
final class LodestarCursor implements Cursor {

    private final Session session;
    private final String sql;
    private final Cursor delegate;

    LodestarCursor(Session session, String sql, Cursor delegate) {
        this.session = session;
        this.sql = sql;
        this.delegate = delegate;
    }

    @Override
    public Future<RowSet<Row>> read(int count) {
        return session.call(sql, client -> delegate.read(count));
    }

    @Override
    public boolean hasMore() {
        return delegate.hasMore();
    }

    @Override
    public Future<Void> close() {
        return session.call(CallNature.READ, delegate::close);
    }

    @Override
    public boolean isClosed() {
        return delegate.isClosed();
    }
}
