package dev.lodestar.jdbc.target;

import dev.lodestar.jdbc.target.SocketSettings.KeepAlive;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.Socket;
import java.net.SocketOption;
import java.net.StandardSocketOptions;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import jdk.net.ExtendedSocketOptions;

/** Puts keepalive settings on a socket. */
final class KeepAliveOptions {

    private static final Logger LOG = System.getLogger(KeepAliveOptions.class.getName());
    /** Said once per option and JVM: a platform doesn't learn. */
    private static final Set<String> MISSED = ConcurrentHashMap.newKeySet();

    private KeepAliveOptions() {}

    static void apply(KeepAlive keepAlive, Socket socket) throws IOException {
        if (!keepAlive.on()) {
            return;
        }
        socket.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
        set(socket, ExtendedSocketOptions.TCP_KEEPIDLE, seconds(keepAlive.time()));
        set(socket, ExtendedSocketOptions.TCP_KEEPINTERVAL, seconds(keepAlive.interval()));
        set(socket, ExtendedSocketOptions.TCP_KEEPCOUNT, keepAlive.probes());
    }

    private static void set(Socket socket, SocketOption<Integer> option, int value) throws IOException {
        if (value == 0) {
            return;
        }
        if (socket.supportedOptions().contains(option)) {
            socket.setOption(option, value);
        } else if (MISSED.add(option.name())) {
            LOG.log(Level.WARNING, "{0} can''t be set on this platform or by this socket factory.", option.name());
        }
    }

    /** Whole seconds, rounded up, because a fraction must not become 0, the system's value. */
    private static int seconds(Duration duration) {
        return (int) Math.min(Short.MAX_VALUE, duration.plusNanos(999_999_999).toSeconds());
    }
}
