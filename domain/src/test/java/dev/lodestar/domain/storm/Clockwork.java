package dev.lodestar.domain.storm;

import dev.lodestar.domain.time.Moment;
import java.time.Duration;
import java.util.PriorityQueue;
import java.util.SplittableRandom;

/** Virtual time, chance, and what is going to happen. */
final class Clockwork {

    private record Happening(long at, long number, Runnable what) implements Comparable<Happening> {
        @Override
        public int compareTo(Happening other) {
            int order = Long.compare(at, other.at);
            return order == 0 ? Long.compare(number, other.number) : order;
        }
    }

    private final PriorityQueue<Happening> future = new PriorityQueue<>();
    private final SplittableRandom random = new SplittableRandom(20_240_611);
    private long nanos;
    private long planned;

    long nanos() {
        return nanos;
    }

    Moment now() {
        return new Moment(nanos, random.nextLong());
    }

    /** Any span up to {@code most}. */
    long upTo(Duration most) {
        return random.nextLong(most.toNanos());
    }

    void in(long delay, Runnable what) {
        future.add(new Happening(nanos + Math.max(0, delay), planned++, what));
    }

    void runUntil(Duration age) {
        while (!future.isEmpty() && future.peek().at() <= age.toNanos()) {
            Happening next = future.poll();
            nanos = next.at();
            next.what().run();
        }
        nanos = age.toNanos();
    }
}
