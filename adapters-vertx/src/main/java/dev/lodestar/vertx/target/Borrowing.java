package dev.lodestar.vertx.target;

import io.vertx.core.Completable;
import io.vertx.core.VertxException;
import io.vertx.core.internal.ContextInternal;
import io.vertx.sqlclient.SqlConnection;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * One wait for a connection: ends with a lease, with the client's failure, or by being sent elsewhere, whichever comes
 * first. A connection that comes too late goes back. The client may lose an answer, so there is a timer besides. Any
 * thread; the taker is told on its context.
 */
final class Borrowing extends AtomicBoolean implements Completable<SqlConnection> {

    private static final long serialVersionUID = 1L;

    /** How much later than the client we give up a wait that the client lost. */
    private static final long LATE_MILLIS = 1_000;

    private static final long NO_TIMER = -1;

    private final transient PoolGeneration generation;
    private final transient ContextInternal context;
    private final transient Completable<Lease> taker;
    private transient @Nullable Set<Borrowing> waiting;
    private transient long timer = NO_TIMER;

    /** @param context where the taker is told */
    Borrowing(PoolGeneration generation, ContextInternal context, Completable<Lease> taker) {
        this.generation = generation;
        this.context = context;
        this.taker = taker;
    }

    /** The connection is not there at once. The client's answer may get lost. */
    void await(Set<Borrowing> among) {
        long longest = generation.longestWaitMillis();
        if (longest > 0) {
            timer = context.setTimer(longest + LATE_MILLIS, fired -> unanswered());
        }
        waiting = among;
        among.add(this);
    }

    @Override
    public void complete(SqlConnection connection, Throwable failure) {
        if (failure == Rerouted.INSTANCE && !get()) {
            // Its dial was spared for a connection that came back.
            context.emit(this, generation::ask);
            return;
        }
        if (!compareAndSet(false, true)) {
            if (connection != null) {
                connection.exceptionHandler(said -> {});
                generation.cameBack(Physical.of(connection), connection.close());
            }
            return;
        }
        leave();
        if (failure != null) {
            generation.returned();
            taker.fail(reason(failure));
            return;
        }
        Physical physical = Physical.of(connection);
        taker.succeed(new Lease(generation, connection, physical == null ? Physical.unseen() : physical));
    }

    /** What fails because the generation was retired meanwhile was only sent to the wrong place. */
    private Throwable reason(Throwable failure) {
        if (generation.isRetired()) {
            return Rerouted.INSTANCE;
        }
        return Failures.isPoolWait(failure) ? tooLate() : generation.reason(failure);
    }

    /** The generation is no good any more. */
    void reroute() {
        if (compareAndSet(false, true)) {
            leave();
            generation.returned();
            context.runOnContext(now -> taker.fail(Rerouted.INSTANCE));
        }
    }

    private void unanswered() {
        if (compareAndSet(false, true)) {
            leave();
            generation.returned();
            taker.fail(tooLate());
        }
    }

    /** The client's own word for this is a bare "Timeout". */
    private Throwable tooLate() {
        String why = generation.hasReadyConnections()
                ? "all " + generation.size()
                        + " are in use. Give connections back sooner, or raise maxSize or connectionTimeout"
                : "none has got through its login. See whether the host answers, or raise connectionTimeout";
        return VertxException.noStackTrace("Timeout: the pool had no connection to " + generation.address() + " within "
                + generation.longestWaitMillis() + " ms; " + why + " of the PoolOptions.");
    }

    private void leave() {
        Set<Borrowing> among = waiting;
        if (among != null) {
            among.remove(this);
        }
        if (timer != NO_TIMER) {
            context.owner().cancelTimer(timer);
        }
    }
}
