package dev.lodestar.ports.contract;

import dev.lodestar.domain.time.Moment;
import java.time.Duration;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;

/** One thread in virtual time: every step takes a microsecond, and waiting takes as long as it takes. */
final class VirtualStage implements Stage {

    /** So that the nanosecond clock wraps around soon. */
    private static final long ORIGIN = Long.MAX_VALUE - Duration.ofSeconds(1).toNanos();

    private static final long STEP = 1_000;

    private static final long HANGS = Duration.ofMinutes(5).toNanos();

    /** Things of one instant happen in the order of {@code rank}, then in the order in which they were planned. */
    private record Happening(long at, int rank, long number, Runnable what) implements Comparable<Happening> {
        @Override
        public int compareTo(Happening other) {
            int order = Long.compare(at, other.at);
            if (order == 0) {
                order = Integer.compare(rank, other.rank);
            }
            return order == 0 ? Long.compare(number, other.number) : order;
        }
    }

    private final PriorityQueue<Happening> future = new PriorityQueue<>();
    private final SplittableRandom random = new SplittableRandom(7);
    private long elapsed;
    private long planned;

    @Override
    public long nanos() {
        return ORIGIN + elapsed;
    }

    Moment now() {
        return at(nanos());
    }

    /** An earlier instant, with fresh dice. */
    Moment at(long nanos) {
        return new Moment(nanos, random.nextLong());
    }

    /** An event reaches a machine: at this instant, after those that came before. */
    void post(Runnable what) {
        plan(elapsed, 0, what);
    }

    /** A wake-up: answers of the same instant go first. */
    void wake(Moment due, Runnable what) {
        plan(Math.max(elapsed, due.nanos() - ORIGIN), 1, what);
    }

    @Override
    public void elsewhere(Runnable what) {
        plan(elapsed + STEP, 0, what);
    }

    private void plan(long at, int rank, Runnable what) {
        future.add(new Happening(at, rank, planned++, what));
    }

    @Override
    public void changed() {
        // What is waited for is looked at after every step.
    }

    @Override
    public boolean goesOnUntil(BooleanSupplier met) {
        long end = elapsed + HANGS;
        while (!met.getAsBoolean()) {
            Happening next = future.poll();
            if (next == null || next.at() > end) {
                return false;
            }
            // Two steps never have the same time: what is newer than what would be undecided.
            elapsed = Math.max(elapsed + STEP, next.at());
            next.what().run();
        }
        return true;
    }

    @Override
    public void close() {
        future.clear();
    }
}
