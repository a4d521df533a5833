package dev.lodestar.jdbc.target;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.SocketFactory;

/**
 * The socket factory that pgjdbc makes for one connection. pgjdbc knows it by class name and hands it one string, the
 * property {@code socketFactoryArg}; the string is a token under which the opening left its {@link Wire}. pgjdbc keeps
 * the factory for the cancel requests of the connection's life.
 *
 * <p>Public for pgjdbc's reflection only.
 */
public final class PostgresSockets extends SocketFactory {

    private static final Map<String, Wire> PENDING = new ConcurrentHashMap<>();

    private final Wire wire;

    /**
     * Called by pgjdbc.
     *
     * @throws IllegalStateException if no opening waits under this token
     */
    public PostgresSockets(String token) {
        Wire pending = PENDING.get(String.valueOf(token));
        if (pending == null) {
            throw new IllegalStateException("This socket factory is Lodestar's own and can't be configured.");
        }
        this.wire = pending;
    }

    /** Leaves a wire to be found by the factory that pgjdbc is about to make. */
    static String leave(Wire wire) {
        String token = UUID.randomUUID().toString();
        PENDING.put(token, wire);
        return token;
    }

    /** Ends what {@link #leave} began; a factory that was made keeps its wire. */
    static void take(String token) {
        PENDING.remove(token);
    }

    /** How many openings are under way; for tests. */
    static int pending() {
        return PENDING.size();
    }

    @Override
    public Socket createSocket() throws IOException {
        return wire.newSocket();
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        throw unexpected();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
        throw unexpected();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        throw unexpected();
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort) throws IOException {
        throw unexpected();
    }

    /** pgjdbc makes unconnected sockets only; a connected one would have passed the deadline by. */
    private static SocketException unexpected() {
        return new SocketException("This version of pgjdbc makes its sockets in a way that Lodestar does not know.");
    }
}
