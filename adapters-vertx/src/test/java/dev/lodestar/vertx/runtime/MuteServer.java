package dev.lodestar.vertx.runtime;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A PostgreSQL server as far as the login of one client goes (documentation, 53.2.1); afterwards it reads what it is sent,
 * says nothing, and notices when its client closes.
 */
final class MuteServer implements AutoCloseable {

    private final ServerSocket server;
    private final CountDownLatch asked = new CountDownLatch(1);
    private final Runnable onEnd;
    private volatile boolean closed;

    MuteServer(Runnable onEnd) throws IOException {
        this.onEnd = onEnd;
        server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Thread serving = new Thread(this::serve, "mute server");
        serving.setDaemon(true);
        serving.start();
    }

    int port() {
        return server.getLocalPort();
    }

    /** A statement has arrived, and will never be answered. */
    void awaitStatement() throws InterruptedException {
        if (!asked.await(10, TimeUnit.SECONDS)) {
            throw new AssertionError("Nobody asked anything.");
        }
    }

    private void serve() {
        try (Socket client = server.accept();
                DataInputStream in = new DataInputStream(client.getInputStream());
                DataOutputStream out = new DataOutputStream(client.getOutputStream())) {
            in.skipNBytes(in.readInt() - 4);
            message(out, 'R', new byte[4]);
            message(out, 'S', "server_version\0" + "16.0\0");
            message(out, 'S', "client_encoding\0" + "UTF8\0");
            message(out, 'Z', "I");
            out.flush();
            while (in.read() >= 0) {
                asked.countDown();
            }
            end();
        } catch (IOException reset) {
            end();
        }
    }

    private static void message(DataOutputStream out, char kind, String text) throws IOException {
        message(out, kind, text.getBytes(StandardCharsets.US_ASCII));
    }

    private static void message(DataOutputStream out, char kind, byte[] body) throws IOException {
        out.writeByte(kind);
        out.writeInt(4 + body.length);
        out.write(body);
    }

    /** The client has closed, if it was not we who did. */
    private void end() {
        if (!closed) {
            onEnd.run();
        }
    }

    @Override
    public void close() {
        closed = true;
        try {
            server.close();
        } catch (IOException unwilling) {
            throw new UncheckedIOException(unwilling);
        }
    }
}
