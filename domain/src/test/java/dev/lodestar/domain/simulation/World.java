package dev.lodestar.domain.simulation;

import dev.lodestar.domain.time.Moment;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Virtual time, chance, and what is going to happen. */
final class World {

    /** So that the nanosecond clock wraps around in the middle of the run. */
    private static final long ORIGIN = Long.MAX_VALUE - Duration.ofSeconds(10).toNanos();

    private static final int TRACE_LINES = 400;

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

    private record Line(long at, Supplier<String> text) {}

    private final PriorityQueue<Happening> future = new PriorityQueue<>();
    private final Deque<Line> trace = new ArrayDeque<>();
    private final SplittableRandom random;
    private long elapsed;
    private long clientAsleepUntil;
    private long planned;
    private long happened;

    World(long seed) {
        random = new SplittableRandom(seed);
    }

    Moment now() {
        return new Moment(ORIGIN + elapsed, random.nextLong());
    }

    /** Time since the run began. */
    Duration age() {
        return Duration.ofNanos(elapsed);
    }

    SplittableRandom random() {
        return random;
    }

    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    /** Any span between two, in steps of a microsecond. */
    Duration between(Duration least, Duration most) {
        return Duration.ofNanos(random.nextLong(least.toNanos(), most.toNanos() + 1) / 1000 * 1000);
    }

    /** Plans something for the servers or the network. */
    void plan(Duration in, Runnable what) {
        future.add(new Happening(elapsed + Math.max(0, in.toNanos()), 0, planned++, what));
    }

    /** Plans that something reaches the client: not while it is asleep. */
    void reach(Duration in, Runnable what) {
        plan(in, () -> awake(0, what));
    }

    /** Plans a wake-up of the client; answers that have come go first. */
    void wake(Moment at, Runnable what) {
        long due = Math.max(elapsed, at.nanos() - ORIGIN);
        future.add(new Happening(due, 1, planned++, () -> awake(1, what)));
    }

    private void awake(int rank, Runnable what) {
        if (elapsed < clientAsleepUntil) {
            future.add(new Happening(clientAsleepUntil, rank, planned++, () -> awake(rank, what)));
        } else {
            what.run();
        }
    }

    /** The client is stopped for a while. */
    void sleep(Duration span) {
        tell("client sleeps " + span.toMillis() + " ms");
        clientAsleepUntil = Math.max(clientAsleepUntil, elapsed + span.toNanos());
    }

    /** Whether the client is asleep or has woken up this very moment, so that nothing it does can be in time. */
    boolean isDrowsy() {
        return elapsed - clientAsleepUntil < Duration.ofMillis(1).toNanos();
    }

    /** Time since the run began at which the client is awake again. */
    Duration awakeAt() {
        return Duration.ofNanos(Math.max(elapsed, clientAsleepUntil));
    }

    /** Lets everything happen that is due by {@code age}. */
    void runUntil(Duration age) {
        while (!future.isEmpty() && future.peek().at() <= age.toNanos()) {
            Happening next = future.poll();
            if (next.at() > elapsed) {
                happened = 0;
            }
            if (++happened > 5_000) {
                throw new AssertionError("Time stands still at " + age().toMillis() + " ms");
            }
            elapsed = Math.max(elapsed, next.at());
            next.what().run();
        }
        elapsed = Math.max(elapsed, age.toNanos());
    }

    void tell(String line) {
        tell(() -> line);
    }

    /** Notes something that is worth its words only if the run fails. */
    void tell(Supplier<String> line) {
        trace.add(new Line(elapsed, line));
        if (trace.size() > TRACE_LINES) {
            trace.removeFirst();
        }
    }

    String trace() {
        return trace.stream()
                .map(line ->
                        String.format("%9.3f  %s", line.at() / 1e6, line.text().get()))
                .collect(Collectors.joining("\n"));
    }
}
