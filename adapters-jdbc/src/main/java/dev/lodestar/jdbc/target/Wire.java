package dev.lodestar.jdbc.target;

import dev.lodestar.domain.cluster.HostAddress;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * The transport of one physical connection: every raw TCP socket the driver made for it, the ones of failed TLS
 * attempts and of cancel requests included. While the connection logs in, or answers a query of ours, all its reads
 * share one deadline; a cancel request has its own. {@link #abort()} may come from any thread.
 *
 * <p>The race of an abort with a new socket: the socket is entered first and the flag read second, while an abort sets
 * the flag first and empties the set second. So one of the two closes it.
 */
final class Wire {

    /** A cancel request waits for the server to hang up; PostgreSQL's own client sets no bound, pgjdbc 10 s. */
    static final Duration CANCEL_PATIENCE = Duration.ofSeconds(10);

    private final HostAddress address;
    private final SocketSettings settings;
    private final SocketFactory factory;
    private final Set<GuardedSocket> sockets = ConcurrentHashMap.newKeySet();
    private volatile boolean established;
    private volatile boolean aborted;
    private volatile @Nullable Deadline deadline;
    private volatile @Nullable OutOfPatience unreachable;

    /** @param factory where raw sockets come from: the JDK's, or one the user configured */
    Wire(HostAddress address, SocketSettings settings, SocketFactory factory) {
        this.address = address;
        this.settings = settings;
        this.factory = factory;
    }

    /** An unconnected socket (or one that the user's factory has connected already), known to {@link #abort()}. */
    Socket newSocket() throws IOException {
        OutOfPatience reason = unreachable;
        if (reason != null && !established) {
            throw reason;
        }
        refuseIfAborted();
        Socket raw = factory.createSocket();
        GuardedSocket socket = established ? courier(raw) : new GuardedSocket(this, raw, this::deadline);
        sockets.add(socket);
        try {
            refuseIfAborted();
            KeepAliveOptions.apply(settings.keepAlive(), raw);
            return socket;
        } catch (IOException | RuntimeException refused) {
            forget(socket);
            socket.reset();
            throw refused;
        }
    }

    /** A socket of a cancel request: must end by itself, whatever the connection's own call is allowed. */
    private GuardedSocket courier(Socket raw) {
        Deadline end = Deadline.after(CANCEL_PATIENCE, "A cancel request to " + address);
        return new GuardedSocket(this, raw, () -> end);
    }

    /** From now on all reads and connects end by this deadline. */
    void bound(Deadline end) {
        deadline = end;
    }

    /** The bounded operation is over; calls may last as long as the application likes. */
    void unbound() {
        deadline = null;
    }

    /** Login is over: sockets made from now on carry cancel requests. */
    void established() {
        established = true;
        deadline = null;
    }

    /** The connect timed out: an attempt of the driver to try again (with or without TLS) fails at once. */
    void giveUpConnecting(OutOfPatience reason) {
        unreachable = reason;
    }

    /** Closes all sockets at once with a reset, and refuses new ones. Idempotent, never blocks. */
    void abort() {
        aborted = true;
        hangUp();
    }

    /** Closes what the driver left open, without calling it an abort. */
    void hangUp() {
        for (GuardedSocket socket : sockets) {
            socket.reset();
            forget(socket);
        }
    }

    boolean isAborted() {
        return aborted;
    }

    /** Whether any thread is inside of a read or write. */
    boolean isBusy() {
        for (GuardedSocket socket : sockets) {
            if (socket.isBusy()) {
                return true;
            }
        }
        return false;
    }

    void forget(GuardedSocket socket) {
        sockets.remove(socket);
    }

    HostAddress address() {
        return address;
    }

    SocketSettings settings() {
        return settings;
    }

    @Nullable
    Deadline deadline() {
        return deadline;
    }

    private void refuseIfAborted() throws TransportAborted {
        if (aborted) {
            throw new TransportAborted("The connection to " + address + " was aborted.");
        }
    }

    /** For tests. */
    Set<GuardedSocket> sockets() {
        return Set.copyOf(sockets);
    }
}
