package dev.lodestar.testkit.support;

import dev.lodestar.testkit.Node;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;

/** What a client sees of a node below the level of its driver. */
public final class Tcp {
    /** PostgreSQL's request for TLS, to which every living server answers with one byte. */
    private static final byte[] GREETING = {0, 0, 0, 8, 4, (byte) 0xd2, 0x16, 0x2f};

    private Tcp() {}

    /** What a client can meet with. */
    public enum Outcome {
        ANSWERED,
        /** Connected, and then nothing. */
        SILENT,
        /** Not even connected, and nothing said why. */
        NO_CONNECTION,
        /** Connected, and then broken off. */
        BROKEN_OFF,
        REFUSED
    }

    /** Connects, greets, and waits that long for each. */
    public static Outcome greet(Node node, Duration patience) throws IOException {
        int millis = (int) patience.toMillis();
        try (Socket socket = new Socket()) {
            try {
                socket.connect(new InetSocketAddress(node.address(), node.port()), millis);
            } catch (SocketTimeoutException e) {
                return Outcome.NO_CONNECTION;
            } catch (IOException e) {
                return Outcome.REFUSED;
            }
            socket.setSoTimeout(millis);
            socket.getOutputStream().write(GREETING);
            return listen(socket.getInputStream());
        }
    }

    private static Outcome listen(InputStream in) {
        try {
            return in.read() < 0 ? Outcome.BROKEN_OFF : Outcome.ANSWERED;
        } catch (SocketTimeoutException e) {
            return Outcome.SILENT;
        } catch (IOException e) {
            return Outcome.BROKEN_OFF;
        }
    }
}
