package dev.lodestar.testkit.network;

import dev.lodestar.testkit.ClusterException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * 254 loopback addresses, {@code 127.x.y.1} to {@code 127.x.y.254}, for one cluster alone, and a free port.
 *
 * <p>A socket bound to the last address keeps other clusters away, of other JVMs and other users too, until it is
 * closed or the JVM dies.
 */
public final class LoopbackBlock implements AutoCloseable {
    private static final int RESERVATION_PORT = 14_999;
    private static final int FIRST_PORT = 15_000;
    private static final int LAST_PORT = 29_999;
    private static final int ATTEMPTS = 200;

    private final String prefix;
    private final ServerSocket reservation;

    private LoopbackBlock(String prefix, ServerSocket reservation) {
        this.prefix = prefix;
        this.reservation = reservation;
    }

    /** A block that nobody has. */
    public static LoopbackBlock reserve() {
        ThreadLocalRandom dice = ThreadLocalRandom.current();
        for (int i = 0; i < ATTEMPTS; i++) {
            String prefix = "127." + dice.nextInt(1, 255) + "." + dice.nextInt(0, 256) + ".";
            try {
                return new LoopbackBlock(prefix, bound(prefix + 254, RESERVATION_PORT));
            } catch (IOException taken) {
                // the next one
            }
        }
        throw new ClusterException("No block of loopback addresses could be reserved in " + ATTEMPTS
                + " attempts: this needs Linux, where all of 127.0.0.0/8 is local, and port " + RESERVATION_PORT
                + " free on it");
    }

    /** The address with that last number. */
    public String address(int last) {
        return prefix + last;
    }

    /** A port on which nobody listens, outside the range from which the kernel takes ports for connections. */
    public int freePort() {
        ThreadLocalRandom dice = ThreadLocalRandom.current();
        for (int i = 0; i < ATTEMPTS; i++) {
            int port = dice.nextInt(FIRST_PORT, LAST_PORT + 1);
            if (isFree(port)) {
                return port;
            }
        }
        throw new ClusterException("No free port between " + FIRST_PORT + " and " + LAST_PORT + " found in " + ATTEMPTS
                + " attempts: close what listens there, or give a port to the builder");
    }

    /** Whether nobody listens on that port, neither here nor on all addresses. */
    public boolean isFree(int port) {
        try (ServerSocket trial = bound(address(1), port)) {
            return trial.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        reservation.close();
    }

    private static ServerSocket bound(String address, int port) throws IOException {
        ServerSocket socket = new ServerSocket();
        try {
            socket.bind(new InetSocketAddress(InetAddress.getByName(address), port), 1);
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }
}
