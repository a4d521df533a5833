package dev.lodestar.examples.toy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** One server of a toy cluster: a thread listens, and one serves each connection. */
final class ToyServer implements AutoCloseable {

    final String name;
    private final ToyServers cluster;
    private final ServerSocket socket;
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private final CompletableFuture<Void> holdingACall = new CompletableFuture<>();
    private volatile boolean frozen;
    private volatile boolean dying;

    ToyServer(String name, ToyServers cluster) throws IOException {
        this.name = name;
        this.cluster = cluster;
        socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        daemon(this::listen);
    }

    String address() {
        return socket.getInetAddress().getHostAddress() + ":" + socket.getLocalPort();
    }

    /** Breaks everything that is open to it, and refuses from now on. */
    @Override
    public void close() {
        try {
            socket.close();
            for (Socket connection : connections) {
                connection.close();
            }
        } catch (IOException unclosed) {
            throw new UncheckedIOException(unclosed);
        }
    }

    /**
     * Takes everything in and says nothing.
     *
     * @return completed once a call is among what it took in
     */
    CompletableFuture<Void> freeze() {
        frozen = true;
        return holdingACall;
    }

    /** Executes the next call and crashes before it answers. */
    void dieOfTheNextCall() {
        dying = true;
    }

    private void listen() {
        try {
            while (true) {
                Socket connection = socket.accept();
                connections.add(connection);
                if (socket.isClosed()) {
                    connection.close();
                }
                daemon(() -> serve(connection));
            }
        } catch (IOException crashed) {
            // Nobody listens any more.
        }
    }

    private void serve(Socket connection) {
        try (connection;
                BufferedReader lines = new BufferedReader(
                        new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (frozen) {
                    hold(line);
                } else {
                    answer(line, connection);
                }
            }
        } catch (IOException broken) {
            // The client left, or this server crashed.
        }
    }

    private void hold(String line) {
        if (!line.equals("status")) {
            holdingACall.complete(null);
        }
    }

    private void answer(String line, Socket connection) throws IOException {
        String answer = line.equals("status") ? cluster.status(this) : execute(line);
        if (dying && !line.equals("status")) {
            close();
        }
        connection.getOutputStream().write((answer + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private String execute(String line) {
        if (line.startsWith("get")) {
            return name + " " + cluster.values();
        }
        if (!cluster.isWriter(this)) {
            return name + " is read-only";
        }
        cluster.values().add(line.substring("put ".length()));
        return name + " took it";
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "toy-server");
        thread.setDaemon(true);
        thread.start();
    }
}
