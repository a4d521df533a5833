package dev.lodestar.jdbc.runtime;

import dev.lodestar.domain.cluster.HostAddress;
import dev.lodestar.domain.dialect.Rows;
import dev.lodestar.domain.effect.ConnectionRef;
import dev.lodestar.domain.failure.Failure;
import dev.lodestar.domain.failure.Symptom;
import dev.lodestar.domain.session.SessionState;
import dev.lodestar.jdbc.target.Failures;
import dev.lodestar.jdbc.target.OpenRequest;
import dev.lodestar.jdbc.target.Opening;
import dev.lodestar.jdbc.target.Physical;
import dev.lodestar.jdbc.target.TargetDriver;
import dev.lodestar.ports.DisposableConnections;
import dev.lodestar.ports.Done;
import dev.lodestar.ports.Reply;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The physical connections of one machine. Dials run on {@link Hands}; questions run where {@link Asking} says. Safe from
 * any thread.
 */
final class JdbcConnections implements DisposableConnections {

    /** Where questions on open connections are executed. */
    enum Asking {
        /** On the thread that asks: for call machines, which have nothing else to do. */
        HERE,
        /** On {@link Hands}: for machines that must not block. */
        ON_HANDS
    }

    private final TargetDriver driver;
    private final OpenRequest request;
    private final Hands hands;
    private final Asking asking;
    private final Attempts attempts;
    private final Map<ConnectionRef, Opening> openings = new ConcurrentHashMap<>();
    private final Map<ConnectionRef, Physical> open = new ConcurrentHashMap<>();
    private volatile int dialsAtOnce = Hands.MOST_PER_HOST;
    private volatile boolean aborted;
    private volatile boolean disposed;
    private final Map<Failure, Throwable> causes = Collections.synchronizedMap(new IdentityHashMap<>());

    /** For machines that watch their own patience. */
    JdbcConnections(TargetDriver driver, OpenRequest request, Hands hands, Asking asking) {
        this(driver, request, hands, asking, Attempts.unwatched());
    }

    /** @param attempts told what is under way */
    JdbcConnections(TargetDriver driver, OpenRequest request, Hands hands, Asking asking, Attempts attempts) {
        this.driver = driver;
        this.request = request;
        this.hands = hands;
        this.asking = asking;
        this.attempts = attempts;
    }

    /** The same, but dials only while fewer than {@code most} dials to a host are under way. */
    JdbcConnections pacedBy(int most) {
        dialsAtOnce = most;
        return this;
    }

    @Override
    public void open(ConnectionRef connection, HostAddress address, Duration patience, Reply<Done> reply) {
        Opening opening = driver.opening(address, request.within(patience));
        openings.put(connection, opening);
        Runnable ended = attempts.begin(address, opening::abort);
        boolean runs = hands.dial(address, dialsAtOnce, () -> run(connection, opening, ended, reply));
        if (!runs) {
            ended.run();
            openings.remove(connection);
            reply.failed(busy("Too many connections to " + address + " are being opened at once"));
        }
    }

    private void run(ConnectionRef connection, Opening opening, Runnable ended, Reply<Done> reply) {
        try {
            Physical physical = opened(opening, ended);
            open.put(connection, physical);
            openings.remove(connection);
            if (aborted) {
                physical.abort();
            }
            if (disposed) {
                close(connection);
            }
            reply.succeeded(Done.DONE);
        } catch (SQLException | RuntimeException failed) {
            openings.remove(connection);
            reply.failed(told(failed, Failures.describe(failed)));
        }
    }

    private static Physical opened(Opening opening, Runnable ended) throws SQLException {
        try {
            return opening.run();
        } finally {
            ended.run();
        }
    }

    @Override
    public void query(ConnectionRef connection, String sql, Duration patience, Reply<Rows> reply) {
        Physical physical = open.get(connection);
        if (physical == null) {
            reply.failed(gone(connection));
            return;
        }
        perform(physical, reply, () -> {
            try {
                reply.succeeded(physical.query(sql, patience));
            } catch (SQLException | RuntimeException failed) {
                reply.failed(told(failed, physical.describe(failed)));
            }
        });
    }

    @Override
    public void restore(ConnectionRef connection, SessionState session, Duration patience, Reply<Done> reply) {
        Physical physical = open.get(connection);
        if (physical == null) {
            reply.failed(gone(connection));
            return;
        }
        perform(physical, reply, () -> {
            try {
                SessionRestoring.apply(session, physical.connection(), patience);
                reply.succeeded(Done.DONE);
            } catch (SQLException | RuntimeException failed) {
                reply.failed(told(failed, physical.describe(failed)));
            }
        });
    }

    private void perform(Physical physical, Reply<?> reply, Runnable work) {
        if (asking == Asking.HERE) {
            Runnable ended = attempts.begin(physical.address(), physical::abort);
            try {
                work.run();
            } finally {
                ended.run();
            }
        } else if (!hands.run(work)) {
            reply.failed(busy("All threads of Lodestar are in use"));
        }
    }

    @Override
    public void close(ConnectionRef connection) {
        Physical physical = open.remove(connection);
        if (physical == null) {
            return;
        }
        // Aborts by itself if an answer is outstanding.
        if (!hands.run(physical::close)) {
            physical.abort();
        }
    }

    /** Hands a connection over to the caller, who owns it from now on. */
    Physical take(ConnectionRef connection) {
        Physical physical = open.remove(connection);
        if (physical == null) {
            throw new AssertionError(connection + " is not open");
        }
        return physical;
    }

    /** Gives up every dial that is under way. */
    void abandonDials() {
        openings.values().forEach(Opening::abort);
    }

    /** Closes transports at once, now and those still being opened: whoever waits for an answer gets a failure. */
    void abortAll() {
        aborted = true;
        abandonDials();
        open.values().forEach(Physical::abort);
    }

    @Override
    public void dispose() {
        disposed = true;
        abandonDials();
        List.copyOf(open.keySet()).forEach(this::close);
    }

    /** The exception behind a failure that was replied. */
    Optional<Throwable> cause(Failure failure) {
        return Optional.ofNullable(causes.get(failure));
    }

    private Failure told(Throwable thrown, Failure failure) {
        if (asking == Asking.HERE) {
            causes.put(failure, thrown);
        }
        return failure;
    }

    private static Failure busy(String message) {
        return Failure.of(Symptom.of(Symptom.Kind.BUSY), message);
    }

    private static Failure gone(ConnectionRef connection) {
        return Failure.of(Symptom.of(Symptom.Kind.DISCONNECTED), connection + " is closed");
    }
}
