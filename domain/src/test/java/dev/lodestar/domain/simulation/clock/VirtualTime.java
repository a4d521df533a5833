package dev.lodestar.domain.simulation.clock;

import java.time.Duration;
import java.util.PriorityQueue;

/**
 * Virtual time: what is going to happen, in order. Nothing takes time but waiting, and waiting takes none of ours.
 *
 * <p>Things of one instant happen in the order of their rank, then in the order in which they were planned.
 */
public final class VirtualTime {

    /** Answers that have come are delivered before a wake-up of the same instant. */
    public enum Rank {
        ARRIVAL,
        WAKE_UP
    }

    /** So many things at one instant prove that somebody goes on without waiting. */
    private static final int ENDLESS = 20_000;

    private record Happening(long at, Rank rank, long number, Runnable what) implements Comparable<Happening> {
        @Override
        public int compareTo(Happening other) {
            if (at != other.at) {
                return Long.compare(at, other.at);
            }
            return rank == other.rank ? Long.compare(number, other.number) : rank.compareTo(other.rank);
        }
    }

    private final PriorityQueue<Happening> future = new PriorityQueue<>();
    private long nanos;
    private long planned;
    private long happened;
    private int atThisInstant;

    /** Nanoseconds since the run began. */
    public long nanos() {
        return nanos;
    }

    /** Time since the run began. */
    public Duration age() {
        return Duration.ofNanos(nanos);
    }

    /** How many things have happened. */
    public long happened() {
        return happened;
    }

    public void plan(Duration in, Runnable what) {
        planAt(nanos + in.toNanos(), Rank.ARRIVAL, what);
    }

    /** Plans something for {@code at}, or for now if that has passed. */
    public void planAt(long at, Rank rank, Runnable what) {
        future.add(new Happening(Math.max(nanos, at), rank, planned++, what));
    }

    /** Lets everything happen that is due by {@code age}, with {@code afterEach} after each single thing. */
    public void runUntil(Duration age, Runnable afterEach) {
        long end = age.toNanos();
        while (!future.isEmpty() && future.peek().at() <= end) {
            Happening next = future.poll();
            atThisInstant = next.at() > nanos ? 0 : atThisInstant + 1;
            if (atThisInstant > ENDLESS) {
                throw new AssertionError("Time stands still at " + nanos / 1_000_000 + " ms");
            }
            nanos = next.at();
            happened++;
            next.what().run();
            afterEach.run();
        }
        nanos = Math.max(nanos, end);
    }
}
