package dev.lodestar.vertx.facade;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.sqlclient.Cursor;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.RowStream;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A stream of rows read from a cursor, a batch at a time. Our own, because the reads inside of the client's stream
 * cannot be seen: here each of them is a call that is dated while it is in flight and judged when it fails. While the
 * application does not want rows, nothing is in flight.
 *
 * <p>After a failure only the exception handler is called. Any thread may set it up; all of it happens on the
 * connection's context.
 */
final class CursorStream implements RowStream<Row> {

    private final Session session;
    private final Supplier<Cursor> cursors;
    private final int batch;
    private @Nullable Handler<Row> rowHandler;
    private @Nullable Handler<Void> endHandler;
    private @Nullable Handler<Throwable> exceptionHandler;
    private @Nullable Cursor cursor;
    private Iterator<Row> rows = List.<Row>of().iterator();
    private long demand = Long.MAX_VALUE;
    private boolean reading;
    private boolean emitting;

    CursorStream(Session session, Supplier<Cursor> cursors, int batch) {
        this.session = session;
        this.cursors = cursors;
        this.batch = batch;
    }

    private RowStream<Row> here(Runnable step) {
        session.here(step);
        return this;
    }

    @Override
    public RowStream<Row> handler(@Nullable Handler<Row> handler) {
        return here(() -> handled(handler));
    }

    private void handled(@Nullable Handler<Row> handler) {
        rowHandler = handler;
        if (handler == null) {
            rows = List.<Row>of().iterator();
            closeCursor();
        } else if (cursor == null) {
            Cursor opened = cursors.get();
            cursor = opened;
            read(opened);
        }
    }

    private void read(Cursor from) {
        reading = true;
        from.read(batch).onComplete((read, failure) -> {
            reading = false;
            if (cursor != from) {
                return;
            }
            if (failure == null) {
                took(read);
            } else {
                cursor = null;
                Handler<Throwable> heard = exceptionHandler;
                if (heard != null) {
                    heard.handle(failure);
                }
            }
        });
    }

    private void took(RowSet<Row> read) {
        rows = read.iterator();
        emit();
    }

    private void emit() {
        if (emitting) {
            return;
        }
        emitting = true;
        try {
            while (demand > 0 && rows.hasNext() && rowHandler != null) {
                if (demand != Long.MAX_VALUE) {
                    demand--;
                }
                rowHandler.handle(rows.next());
            }
        } finally {
            emitting = false;
        }
        goOn();
    }

    private void goOn() {
        Cursor from = cursor;
        if (demand == 0 || rows.hasNext() || reading || from == null) {
            return;
        }
        if (from.hasMore()) {
            read(from);
            return;
        }
        closeCursor();
        Handler<Void> heard = endHandler;
        if (heard != null) {
            heard.handle(null);
        }
    }

    @Override
    public RowStream<Row> pause() {
        return here(() -> demand = 0);
    }

    @Override
    public RowStream<Row> resume() {
        return fetch(Long.MAX_VALUE);
    }

    @Override
    public RowStream<Row> fetch(long amount) {
        if (amount < 0) {
            throw new IllegalArgumentException("A stream cannot give " + amount + " rows.");
        }
        return here(() -> {
            long more = demand + amount;
            demand = more < 0 ? Long.MAX_VALUE : more;
            emit();
        });
    }

    @Override
    public RowStream<Row> endHandler(@Nullable Handler<Void> handler) {
        return here(() -> endHandler = handler);
    }

    @Override
    public RowStream<Row> exceptionHandler(@Nullable Handler<Throwable> handler) {
        return here(() -> exceptionHandler = handler);
    }

    @Override
    public Future<Void> close() {
        Promise<Void> end = session.context().promise();
        here(() -> closeCursor().onComplete(end));
        return end.future();
    }

    private Future<Void> closeCursor() {
        Cursor open = cursor;
        cursor = null;
        return open == null ? session.context().succeededFuture() : open.close();
    }
}
