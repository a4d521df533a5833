package dev.lodestar.vertx.target;

import io.vertx.core.Completable;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.SqlConnection;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * One wait for a connection: ends with a lease, with the client's failure, or by being sent elsewhere, whichever comes
 * first. A connection that comes too late goes back. Any thread.
 */
final class Borrowing extends AtomicBoolean implements Completable<SqlConnection> {

    private static final long serialVersionUID = 1L;

    private final transient PoolGeneration generation;
    private final transient Completable<Lease> taker;
    private transient @Nullable Set<Borrowing> waiting;
    private transient @Nullable Context context;

    Borrowing(PoolGeneration generation, Completable<Lease> taker) {
        this.generation = generation;
        this.taker = taker;
    }

    /** The connection is not there at once. */
    void await(Set<Borrowing> among) {
        context = Vertx.currentContext();
        waiting = among;
        among.add(this);
    }

    @Override
    public void complete(SqlConnection connection, Throwable failure) {
        if (!compareAndSet(false, true)) {
            if (connection != null) {
                connection.exceptionHandler(said -> {});
                connection.close();
            }
            return;
        }
        leave();
        if (failure != null) {
            generation.returned();
            taker.fail(failure);
            return;
        }
        Physical physical = Physical.of(connection);
        taker.succeed(new Lease(generation, connection, physical == null ? Physical.unseen() : physical));
    }

    /** The generation is no good any more. */
    void reroute() {
        if (compareAndSet(false, true)) {
            leave();
            generation.returned();
            Context home = context;
            if (home == null) {
                taker.fail(Rerouted.INSTANCE);
            } else {
                home.runOnContext(now -> taker.fail(Rerouted.INSTANCE));
            }
        }
    }

    private void leave() {
        Set<Borrowing> among = waiting;
        if (among != null) {
            among.remove(this);
        }
    }
}
