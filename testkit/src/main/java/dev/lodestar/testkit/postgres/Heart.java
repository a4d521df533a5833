package dev.lodestar.testkit.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.locks.LockSupport;

/**
 * Lets the writer note twice a second whom it has heard of, as long as it can be reached: the background of Aurora's
 * replica status. Never waits longer than a second for a silent server, and does not disturb anybody else.
 */
final class Heart implements AutoCloseable {
    private static final long PERIOD_NANOS = 500_000_000;

    private final Opening opening;
    private final Thread thread = new Thread(this::beat, "testkit-heart");
    private volatile boolean stopped;
    private volatile boolean moved;

    /** Opens a connection to the present writer, with short timeouts. */
    @FunctionalInterface
    interface Opening {
        Connection open() throws SQLException;
    }

    Heart(Opening opening) {
        this.opening = opening;
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** The writer is another one now. */
    void move() {
        moved = true;
        LockSupport.unpark(thread);
    }

    @Override
    public void close() {
        stopped = true;
        LockSupport.unpark(thread);
    }

    private void beat() {
        while (!stopped) {
            moved = false;
            try (Connection writer = opening.open()) {
                AuroraFace.waitForNobody(writer);
                while (!stopped && !moved) {
                    AuroraFace.beat(writer);
                    LockSupport.parkNanos(PERIOD_NANOS);
                }
            } catch (SQLException silent) {
                LockSupport.parkNanos(PERIOD_NANOS);
            }
        }
    }
}
