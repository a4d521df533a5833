package dev.lodestar.vertx.target;

import dev.lodestar.domain.dialect.Rows;
import dev.lodestar.domain.failure.Failure;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.sqlclient.DatabaseException;
import io.vertx.sqlclient.SqlConnection;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A connection borrowed from a generation, until it is given back. One owner; its methods are for the owner's context.
 *
 * <p>It owns the exception handler of the client's connection: what the server says before it closes (57P01) reaches
 * only that handler, not the call in flight.
 */
public final class Lease implements Handler<Throwable> {

    private static final VarHandle RETURNED;

    static {
        try {
            RETURNED = MethodHandles.lookup().findVarHandle(Lease.class, "returned", boolean.class);
        } catch (ReflectiveOperationException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private final PoolGeneration generation;
    private final SqlConnection connection;
    private final Physical physical;
    private volatile @Nullable Throwable told;
    private volatile @Nullable Handler<Throwable> listener;

    @SuppressWarnings("unused") // through its handle
    private boolean returned;

    Lease(PoolGeneration generation, SqlConnection connection, Physical physical) {
        this.generation = generation;
        this.connection = connection;
        this.physical = physical;
        connection.exceptionHandler(this);
    }

    /** The client's connection. */
    public SqlConnection connection() {
        return connection;
    }

    public PoolGeneration generation() {
        return generation;
    }

    /** Where the connection leads: not always where its generation does. */
    public Whereabouts place() {
        return generation.placeOf(physical);
    }

    /** The connection proved anew where it leads. */
    public void proved(Whereabouts place) {
        physical.proved(place);
    }

    /** Whether calls may be sent. */
    public boolean isUsable() {
        return physical.isUsable();
    }

    /** A call begins; to be paired with {@link #end()}. */
    public void begin() {
        physical.begin();
    }

    public void end() {
        physical.end();
    }

    /** Whether a call is in flight. */
    public boolean isBusy() {
        return physical.isBusy();
    }

    /** A failure on this connection in domain words. */
    public Failure describe(Throwable thrown) {
        return Failures.describe(thrown, physical, told);
    }

    /** A query of our own on this connection, bounded by its patience. */
    public Future<Rows> ask(String sql, Duration patience) {
        begin();
        return ask(connection, sql, patience).onComplete(any -> end());
    }

    /** A query of our own on a connection that nobody has borrowed yet. */
    public static Future<Rows> ask(SqlConnection fresh, String sql, Duration patience) {
        return Questions.ask(fresh, sql, patience);
    }

    @Override
    public void handle(Throwable said) {
        // What the server said tells more than the reset that follows it.
        if (!(told instanceof DatabaseException)) {
            told = said;
        }
        Handler<Throwable> heard = listener;
        if (heard != null) {
            heard.handle(said);
        }
    }

    /** The application's handler, told after us. */
    public void listener(@Nullable Handler<Throwable> handler) {
        listener = handler;
    }

    /** Gives the connection back; the client ends a transaction of its own first. Once. */
    public Future<Void> release() {
        if (!RETURNED.compareAndSet(this, false, true)) {
            return Future.succeededFuture();
        }
        Future<Void> closed = connection.close();
        generation.returned();
        generation.cameBack(physical, closed);
        return closed;
    }

    /** Closes the transport at once and keeps the rest, so that its owner's handlers hear of it. */
    public void cut() {
        physical.abort();
    }

    /** Closes the transport at once and gives the rest back. */
    public void abort() {
        physical.abort();
        release();
    }
}
