package dev.lodestar.jdbc.target;

import java.time.Duration;

/**
 * What every TCP socket of a connection gets, exact to the millisecond.
 *
 * @param connectTimeout the bound of the TCP connect alone; zero for none besides the patience of the opening
 * @param socketTimeout how long the driver waits for each answer of the server once logged in; zero for ever. Not for
 *     monitoring connections
 * @param keepAlive what the kernel does on an idle connection
 */
public record SocketSettings(Duration connectTimeout, Duration socketTimeout, KeepAlive keepAlive) {

    /** No timeouts and no keepalive. */
    public static final SocketSettings PLAIN = new SocketSettings(Duration.ZERO, Duration.ZERO, KeepAlive.OFF);

    public SocketSettings {
        if (connectTimeout.isNegative()) {
            throw new IllegalArgumentException("connectTimeout is negative: " + connectTimeout);
        }
        if (socketTimeout.isNegative()) {
            throw new IllegalArgumentException("socketTimeout is negative: " + socketTimeout);
        }
    }

    /**
     * TCP keepalive. The kernel counts whole seconds; fractions are rounded up. There is no TCP user timeout here: Java
     * has no access to it.
     *
     * @param on whether the kernel probes at all
     * @param time idle time before the first probe; zero for the system's value
     * @param interval time between probes; zero for the system's value
     * @param probes unanswered probes that end the connection; 0 for the system's value
     */
    public record KeepAlive(boolean on, Duration time, Duration interval, int probes) {

        /** No keepalive. */
        public static final KeepAlive OFF = new KeepAlive(false, Duration.ZERO, Duration.ZERO, 0);

        public KeepAlive {
            if (time.isNegative() || interval.isNegative() || probes < 0) {
                throw new IllegalArgumentException(
                        "Keepalive with time " + time + ", interval " + interval + ", probes " + probes);
            }
        }
    }
}
