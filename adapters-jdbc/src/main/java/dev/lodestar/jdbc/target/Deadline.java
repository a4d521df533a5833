package dev.lodestar.jdbc.target;

import java.time.Duration;

/** When an operation's patience ends, on the monotonic clock. Counts down only. */
final class Deadline {

    /** A longer patience is no patience that anybody waits for; keeps the arithmetic from overflowing. */
    private static final Duration LONGEST = Duration.ofDays(365);

    private final Duration patience;
    private final long end;
    private final String operation;

    private Deadline(Duration patience, String operation) {
        this.patience = patience;
        this.operation = operation;
        this.end = System.nanoTime() + patience.toNanos();
    }

    /**
     * A deadline that starts now.
     *
     * @param operation the subject of the message when it passes, for example "Logging in to a:5432"
     */
    static Deadline after(Duration patience, String operation) {
        return new Deadline(patience.compareTo(LONGEST) > 0 ? LONGEST : patience, operation);
    }

    boolean isOver() {
        return System.nanoTime() - end >= 0;
    }

    /**
     * What is left, rounded up to whole milliseconds, so at least 1.
     *
     * @throws OutOfPatience if nothing is left
     */
    int millisLeft() throws OutOfPatience {
        long nanos = end - System.nanoTime();
        if (nanos <= 0) {
            throw exceeded();
        }
        return (int) Math.min(Integer.MAX_VALUE, (nanos + 999_999) / 1_000_000);
    }

    OutOfPatience exceeded() {
        return new OutOfPatience(operation + " took longer than " + patience.toMillis() + " ms.");
    }
}
