package dev.lodestar.examples.toy;

import dev.lodestar.domain.cluster.HostAddress;
import dev.lodestar.domain.dialect.Rows;
import dev.lodestar.domain.effect.ConnectionRef;
import dev.lodestar.domain.failure.Failure;
import dev.lodestar.domain.failure.Symptom;
import dev.lodestar.domain.session.SessionState;
import dev.lodestar.ports.ConnectionPort;
import dev.lodestar.ports.Done;
import dev.lodestar.ports.Reply;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;

/** The connections of one machine over the toy protocol: a line asks, a line answers. */
final class ToyConnections implements ConnectionPort {

    private final Map<ConnectionRef, Socket> sockets = new ConcurrentHashMap<>();

    @Override
    public void open(ConnectionRef connection, HostAddress address, Duration patience, Reply<Done> reply) {
        elsewhere(reply, () -> {
            Socket socket = new Socket();
            socket.connect(new InetSocketAddress(address.name(), address.port()), millis(patience));
            sockets.put(connection, socket);
            return Done.DONE;
        });
    }

    @Override
    public void query(ConnectionRef connection, String sql, Duration patience, Reply<Rows> reply) {
        elsewhere(reply, () -> new Rows(List.of(List.of(exchange(connection, sql, patience)))));
    }

    /** A toy session has no state. */
    @Override
    public void restore(ConnectionRef connection, SessionState session, Duration patience, Reply<Done> reply) {
        reply.succeeded(Done.DONE);
    }

    @Override
    public void close(ConnectionRef connection) {
        Socket socket = sockets.remove(connection);
        try {
            if (socket != null) {
                socket.close();
            }
        } catch (IOException closedAllTheSame) {
            // Nobody is interested in the last words of a connection.
        }
    }

    /** Sends a line and waits for the answer. */
    String exchange(ConnectionRef connection, String line, Duration patience) throws IOException {
        Socket socket = sockets.get(connection);
        if (socket == null) {
            throw new EOFException("the connection is closed");
        }
        socket.setSoTimeout(millis(patience));
        socket.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
        InputStreamReader answer = new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8);
        String answered = new BufferedReader(answer).readLine();
        if (answered == null) {
            throw new EOFException("the server closed the connection");
        }
        return answered;
    }

    /** An exception of a socket as the domain sees it. */
    static Failure failure(Exception cause) {
        return Failure.of(Symptom.of(kind(cause)), String.valueOf(cause.getMessage()));
    }

    private static Symptom.Kind kind(Exception cause) {
        if (cause instanceof SocketTimeoutException) {
            return Symptom.Kind.TIMED_OUT;
        }
        if (cause instanceof ConnectException) {
            return Symptom.Kind.REFUSED;
        }
        return cause instanceof UnknownHostException ? Symptom.Kind.UNKNOWN_HOST : Symptom.Kind.DISCONNECTED;
    }

    private static <T> void elsewhere(Reply<T> reply, Callable<T> work) {
        Thread thread = new Thread(() -> {
            try {
                reply.succeeded(work.call());
            } catch (Exception broken) {
                reply.failed(failure(broken));
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private static int millis(Duration patience) {
        return (int) Math.min(Integer.MAX_VALUE, patience.toMillis());
    }
}
