package dev.lodestar.testkit;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Waiting for a condition of the real world, with a deadline: the one place of the test kit where a thread sleeps.
 *
 * <p>The condition is asked on the calling thread about every two milliseconds; how precise that is depends on how long
 * the condition itself takes.
 */
public final class Await {
    private static final long PAUSE_NANOS = 2_000_000;

    private Await() {}

    /**
     * A condition that may fail: an exception counts as <em>not yet</em>, and is the cause of the one thrown at the
     * end.
     */
    @FunctionalInterface
    public interface Condition {
        boolean holds() throws Exception;
    }

    /**
     * Returns as soon as the condition holds.
     *
     * @param what the condition in words, for the message: "the reader streams"
     * @throws ClusterException if it did not hold within the limit, or the thread was interrupted (the interrupt flag
     *     stays set)
     */
    public static void until(String what, Duration limit, Condition condition) {
        Attempt attempt = attempt(limit, condition);
        if (!attempt.held) {
            throw new ClusterException(
                    "Waited " + limit.toMillis() + " ms in vain until " + what
                            + (attempt.failure == null ? "" : " (last answer: " + attempt.failure.getMessage() + ")")
                            + "; look at the servers' logs (Node.log) and at the load of this machine",
                    attempt.failure);
        }
    }

    /** Whether the condition came to hold within the limit. */
    public static boolean holds(Duration limit, Condition condition) {
        return attempt(limit, condition).held;
    }

    private record Attempt(boolean held, Exception failure) {}

    private static Attempt attempt(Duration limit, Condition condition) {
        long end = System.nanoTime() + limit.toNanos();
        Exception failure = null;
        do {
            try {
                if (condition.holds()) {
                    return new Attempt(true, null);
                }
                failure = null;
            } catch (Exception e) {
                failure = e;
            }
            if (Thread.currentThread().isInterrupted()) {
                throw new ClusterException("Interrupted while waiting; the cluster may be between two states", failure);
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        } while (System.nanoTime() - end < 0);
        return new Attempt(false, failure);
    }
}
