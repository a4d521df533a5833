package dev.lodestar.domain.simulation.clock;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Chance by seed. Every actor draws from a stream of its own, so that taking one actor out of a run changes the luck of no
 * other: that is what makes a failing run small by leaving things out.
 */
public final class Chance {

    private final SplittableRandom random;

    private Chance(long seed) {
        random = new SplittableRandom(seed);
    }

    /** The stream of one actor. */
    public static Chance of(long seed, String actor) {
        long mixed = seed * 0x9E3779B97F4A7C15L;
        for (int i = 0; i < actor.length(); i++) {
            mixed = (mixed ^ actor.charAt(i)) * 0x100000001B3L;
        }
        return new Chance(mixed);
    }

    public long bits() {
        return random.nextLong();
    }

    public boolean percent(int percent) {
        return random.nextInt(100) < percent;
    }

    /** From 0 to {@code bound}, exclusive. */
    public int below(int bound) {
        return random.nextInt(bound);
    }

    public <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** Any span between two, in whole microseconds. */
    public Duration between(Duration least, Duration most) {
        return Duration.ofNanos(random.nextLong(least.toNanos(), most.toNanos() + 1) / 1000 * 1000);
    }

    /** {@link #between} in milliseconds. */
    public Duration millis(int least, int most) {
        return between(Duration.ofMillis(least), Duration.ofMillis(most));
    }
}
