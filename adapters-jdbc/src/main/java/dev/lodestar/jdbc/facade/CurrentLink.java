package dev.lodestar.jdbc.facade;

import dev.lodestar.jdbc.FailoverFailure;
import dev.lodestar.jdbc.link.Bookkeeping;
import dev.lodestar.jdbc.link.Link;
import dev.lodestar.jdbc.link.LostCall;
import dev.lodestar.jdbc.link.Recovered;
import dev.lodestar.jdbc.link.Recovery;
import java.lang.ref.WeakReference;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Which link a connection is on. Every change is one compare-and-set of one reference, so that each link that was ever
 * here has exactly one thread that lets go of it, whoever closes, aborts or moves at the same time:
 *
 * <pre>
 *   link a ──moved──▶ link b ──close, abort, recovery failed──▶ none, for ever
 * </pre>
 *
 * <p>No lock is held around anything. A thread in recovery that comes back after the connection was closed finds no
 * link to replace, and drops the new one.
 */
final class CurrentLink {

    private final AtomicReference<@Nullable Link> current;
    private final Recovery recovery;
    private final Bookkeeping books;
    private volatile String ending = "";
    private volatile boolean recovering;

    /** The last failure that went to recovery. Weak, because an idle connection must not keep a stack trace. */
    private volatile @Nullable WeakReference<Throwable> judged;

    CurrentLink(Link first, Recovery recovery, Bookkeeping books) {
        this.current = new AtomicReference<>(first);
        this.recovery = recovery;
        this.books = books;
    }

    /** The link, usable or condemned; null when the connection is over. */
    @Nullable
    Link get() {
        return current.get();
    }

    /** The link, usable or condemned. */
    Link attached() throws SQLException {
        Link link = current.get();
        if (link == null) {
            throw closed();
        }
        return link;
    }

    SQLException closed() {
        return Refusals.closed(ending);
    }

    boolean isRecovering() {
        return recovering;
    }

    /** Ends the connection. The link to close, or null if it was over already; never waits. */
    @Nullable
    Link end(String why) {
        Link last = current.get();
        while (last != null && !end(last, why)) {
            last = current.get();
        }
        return last;
    }

    /** Ends the connection if it is on that link. */
    private boolean end(Link last, String why) {
        if (current.get() != last) {
            return false;
        }
        // Before the link is gone, so that whoever finds no link finds a reason.
        ending = why;
        if (!current.compareAndSet(last, null)) {
            return false;
        }
        last.release();
        recovery.withdraw();
        books.released(last);
        books.closed();
        return true;
    }

    /**
     * What to throw after a call was lost; by then the connection has moved, is over, or is untouched. The same failure
     * is judged once, however many of our methods it passes.
     */
    SQLException lost(LostCall lost, Luggage luggage) {
        Throwable cause = lost.cause();
        WeakReference<Throwable> last = judged;
        if (cause instanceof FailoverFailure || (last != null && last.refersTo(cause)) || current.get() == null) {
            return sameAs(cause);
        }
        judged = new WeakReference<>(cause);
        return apply(recover(lost), lost, luggage);
    }

    private Recovered recover(LostCall lost) {
        recovering = true;
        try {
            return recovery.recover(lost);
        } catch (RuntimeException | Error broken) {
            broken.addSuppressed(lost.cause());
            letGo(lost.link(), "recovering it failed (" + broken + ").");
            throw broken;
        } finally {
            recovering = false;
        }
    }

    private SQLException apply(Recovered recovered, LostCall lost, Luggage luggage) {
        if (recovered instanceof Recovered.Moved moved) {
            move(lost.link(), moved.next(), luggage);
            return moved.thrown();
        }
        if (recovered instanceof Recovered.Closed over) {
            letGo(lost.link(), over.thrown().getMessage());
            return over.thrown();
        }
        return sameAs(lost.cause());
    }

    private void move(Link lost, Link next, Luggage luggage) {
        luggage.unpackOn(next);
        if (current.compareAndSet(lost, next)) {
            lost.release();
            drop(lost);
        } else {
            // Closed meanwhile, or another thread that used this connection moved it first.
            next.release();
            drop(next);
        }
    }

    private void drop(Link link) {
        link.abort();
        link.close();
        books.released(link);
    }

    private void letGo(Link link, String why) {
        if (end(link, why)) {
            link.abort();
            link.close();
        }
    }

    /** The very same failure, for a caller who throws it. */
    private static SQLException sameAs(Throwable cause) {
        if (cause instanceof SQLException sql) {
            return sql;
        }
        throw (RuntimeException) cause;
    }
}
