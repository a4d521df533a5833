package dev.lodestar.vertx.target;

import dev.lodestar.domain.detection.CallWatch;
import io.netty.channel.Channel;
import io.netty.channel.ChannelException;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.util.AttributeKey;
import io.vertx.sqlclient.SqlConnection;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * One TCP connection, from the moment it is dialled until it is closed. Its record hangs on the Netty channel, so that
 * it is found again under every wrapper the client puts around it.
 *
 * <p>Calls are counted twice, when they start and when they finish. Calls of a connection are answered in the order
 * they were sent, so an unchanged number of finished calls dates the oldest one in flight. The dial with its login
 * counts as the first call. All methods are for any thread; {@link #watch()} is for the watcher alone.
 */
public final class Physical {

    private static final AttributeKey<Physical> KEY =
            AttributeKey.valueOf(Physical.class.getName() + "@" + System.identityHashCode(Physical.class));
    private static final VarHandle STARTED = counter("started");
    private static final VarHandle FINISHED = counter("finished");

    private final Runnable onSettled;
    private final CallWatch watch = new CallWatch();
    private volatile @Nullable Channel channel;
    private volatile @Nullable Whereabouts proven;
    private volatile @Nullable String condemned;
    private volatile boolean aborted;
    private volatile boolean closed;
    private volatile boolean ready;
    private volatile boolean settled;

    @SuppressWarnings("FieldMayBeFinal")
    private long started = 1;

    @SuppressWarnings("FieldMayBeFinal")
    private long finished;

    /** @param onSettled told when it has been admitted, or has come to nothing; also more than once */
    Physical(Runnable onSettled) {
        this.onSettled = onSettled;
    }

    private static VarHandle counter(String field) {
        try {
            return MethodHandles.lookup().findVarHandle(Physical.class, field, long.class);
        } catch (ReflectiveOperationException impossible) {
            throw new AssertionError("Physical." + field, impossible);
        }
    }

    /** The record of the TCP connection beneath {@code connection}; null if its channel cannot be seen. */
    static @Nullable Physical of(SqlConnection connection) {
        Channel channel = ChannelAccess.of(connection);
        return channel == null ? null : channel.attr(KEY).get();
    }

    /** For a connection whose channel cannot be seen: calls are counted, but it cannot be closed. */
    static Physical unseen() {
        Physical physical = new Physical(() -> {});
        physical.ready();
        return physical;
    }

    /** TCP is connected. */
    void attach(Channel connected) {
        connected.attr(KEY).set(this);
        channel = connected;
        if (aborted) {
            close(connected);
        }
    }

    /** Login is over. */
    void ready() {
        ready = true;
        end();
    }

    boolean isReady() {
        return ready;
    }

    /** It has been admitted, or has come to nothing: it takes no part any more in what is dialled at once. */
    void settle() {
        settled = true;
        onSettled.run();
    }

    boolean isSettling() {
        return !settled;
    }

    /** Whether that event loop serves it; false if its channel cannot be seen. */
    boolean isOn(EventLoop loop) {
        Channel connected = channel;
        return connected != null && connected.eventLoop() == loop;
    }

    /** A call begins. */
    public void begin() {
        STARTED.getAndAdd(this, 1L);
    }

    /** A call is over, however it ended. */
    public void end() {
        FINISHED.getAndAdd(this, 1L);
    }

    /** Odd while a call is in flight; the same odd number only while the oldest one in flight is the same. */
    public long mark() {
        long done = (long) FINISHED.getAcquire(this);
        return done == (long) STARTED.getAcquire(this) ? done << 1 : (done << 1) | 1;
    }

    public boolean isBusy() {
        return (mark() & 1) != 0;
    }

    /** The watcher's memory of this connection; for the watcher's context only. */
    public CallWatch watch() {
        return watch;
    }

    /** The connection proved where it leads. */
    void proved(Whereabouts place) {
        proven = place;
    }

    /** Where it proved to lead; null until it did. */
    @Nullable
    Whereabouts proven() {
        return proven;
    }

    /** The host was given up: no further call is sent here. A call in flight is left alone. */
    public void condemn(String why) {
        condemned = why;
    }

    /** Whether calls may be sent: neither condemned nor closed. */
    public boolean isUsable() {
        return condemned == null && !aborted && !closed;
    }

    /** Whether we closed it ourselves. */
    public boolean isAborted() {
        return aborted;
    }

    boolean isClosed() {
        return closed;
    }

    void closed() {
        closed = true;
    }

    /**
     * Closes the transport at once, whatever the peer does; calls in flight fail. Idempotent, waits for nobody. It
     * closes from the first handler on, because the client's own handlers would say goodbye first and wait for the
     * peer.
     */
    public void abort() {
        aborted = true;
        Channel connected = channel;
        if (connected != null) {
            close(connected);
        }
    }

    private static void close(Channel channel) {
        if (channel.isOpen()) {
            channel.eventLoop().execute(() -> closeNow(channel));
        }
    }

    private static void closeNow(Channel channel) {
        if (!channel.isOpen()) {
            return;
        }
        try {
            // A reset instead of an end of stream: a silent peer would never answer that, and the kernel keep it.
            channel.config().setOption(ChannelOption.SO_LINGER, 0);
        } catch (ChannelException unwilling) {
            // Then it ends without.
        }
        ChannelHandlerContext first = channel.pipeline().firstContext();
        if (first == null) {
            channel.close();
        } else {
            first.close();
        }
    }
}
