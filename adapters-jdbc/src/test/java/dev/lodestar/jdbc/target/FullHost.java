package dev.lodestar.jdbc.target;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestar.domain.cluster.HostAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/** A port whose queue is full: the kernel answers no further attempt to connect. */
final class FullHost implements AutoCloseable {

    private final ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    private final List<Socket> queue = new ArrayList<>();

    FullHost() throws IOException {
        for (int i = 0; i < 2; i++) {
            Socket waiting = new Socket();
            waiting.connect(new InetSocketAddress(server.getInetAddress(), server.getLocalPort()), 1000);
            queue.add(waiting);
        }
    }

    HostAddress address() {
        return new HostAddress("127.0.0.1", server.getLocalPort());
    }

    /** There is no event for an unanswered attempt; the kernel's table of sockets shows it. */
    void awaitAttempt() throws Exception {
        String peer = String.format("%04X 02 ", server.getLocalPort());
        long end = System.nanoTime() + Call.HANGS.toNanos();
        while (Kernel.sockets().stream().noneMatch(line -> line.contains(":" + peer))) {
            assertTrue(System.nanoTime() < end, "nobody tried");
        }
    }

    @Override
    public void close() throws IOException {
        for (Socket waiting : queue) {
            waiting.close();
        }
        server.close();
    }
}
