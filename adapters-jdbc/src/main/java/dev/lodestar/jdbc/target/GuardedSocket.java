package dev.lodestar.jdbc.target;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A socket of a {@link Wire}: its connect and its reads end by a deadline, whatever timeouts the driver sets, and it
 * knows whether a thread is inside of a read or a write. Costs a call two writes of a flag when there is no deadline.
 */
final class GuardedSocket extends ForwardingSocket {

    private final Wire wire;
    private final Supplier<@Nullable Deadline> deadline;
    /** What the driver asked for; the raw socket's own value differs while a deadline is nearer. */
    private volatile int soTimeout;

    private volatile boolean reading;
    private volatile boolean writing;

    GuardedSocket(Wire wire, Socket raw, Supplier<@Nullable Deadline> deadline) {
        super(raw);
        this.wire = wire;
        this.deadline = deadline;
    }

    @Override
    public void connect(SocketAddress endpoint, int timeout) throws IOException {
        Duration bound = wire.settings().connectTimeout();
        int own = bound.isZero() ? 0 : millis(bound);
        Deadline end = deadline.get();
        int left = end == null ? 0 : end.millisLeft();
        writing(true);
        try {
            raw.connect(endpoint, shortest(timeout, shortest(own, left)));
        } catch (SocketTimeoutException late) {
            // Not passed on as it is: pgjdbc answers a SocketTimeoutException with a second attempt without TLS.
            OutOfPatience reason = end != null && end.isOver()
                    ? end.exceeded()
                    : new OutOfPatience("Connecting to " + wire.address() + " took longer than connectTimeout ("
                            + shortest(timeout, own) + " ms).");
            wire.giveUpConnecting(reason);
            throw reason;
        } finally {
            writing(false);
        }
    }

    @Override
    public void setSoTimeout(int timeout) throws SocketException {
        raw.setSoTimeout(timeout);
        soTimeout = timeout;
    }

    @Override
    public int getSoTimeout() throws SocketException {
        if (isClosed()) {
            throw new SocketException("Socket is closed");
        }
        return soTimeout;
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return new GuardedInput(this, raw.getInputStream());
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        return new GuardedOutput(this, raw.getOutputStream());
    }

    @Override
    public void close() throws IOException {
        wire.forget(this);
        raw.close();
    }

    /** Closes with a reset where the kernel allows it: nothing unsent is delivered, no state lingers. Never blocks. */
    void reset() {
        try {
            if (raw.isConnected() && !raw.isClosed()) {
                raw.setSoLinger(true, 0);
            }
        } catch (IOException alreadyClosed) {
            // Then there is nothing to discard.
        }
        try {
            raw.close();
        } catch (IOException unusable) {
            // A transport that can't even be closed is of no use to anybody; the caller has given it up.
        }
    }

    /** Whether a thread is inside of a connect, a read or a write, so that a polite close could interfere or wait. */
    boolean isBusy() {
        return reading || writing;
    }

    @Nullable
    Deadline deadline() {
        return deadline.get();
    }

    void reading(boolean now) {
        reading = now;
    }

    void writing(boolean now) {
        writing = now;
    }

    /** The shorter of two timeouts where 0 means none. */
    private static int shortest(int one, int other) {
        return one == 0 ? other : other == 0 ? one : Math.min(one, other);
    }

    /** Whole milliseconds, at least 1, because 0 means for ever. */
    static int millis(Duration duration) {
        return (int) Math.max(1, Math.min(Integer.MAX_VALUE, duration.toMillis()));
    }
}
