package dev.lodestar.testkit;

import java.time.Duration;

/**
 * A change of writer that has happened. Moments are of {@link System#nanoTime()}, so an application in the same JVM can
 * subtract them from its own.
 *
 * @param from the former writer
 * @param to the node that is the writer now
 * @param begunAt when the fault struck, or the clean stop of a planned switchover began
 * @param writableAt when the new writer was first seen to accept writes (polled every millisecond)
 */
public record Takeover(Node from, Node to, long begunAt, long writableAt) {

    /** From the fault until the new writer accepted writes: the time that no client can win. */
    public Duration outage() {
        return Duration.ofNanos(writableAt - begunAt);
    }
}
