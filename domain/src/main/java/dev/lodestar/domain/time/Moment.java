package dev.lodestar.domain.time;

import java.time.Duration;

/**
 * The instant at which an event happened, with a throw of dice for whatever the machine decides by chance.
 *
 * @param nanos monotonic time in nanoseconds from an arbitrary origin; only differences mean anything, and they may
 *     wrap, so instants are compared by {@link #isBefore} and never by {@code <}
 * @param dice 64 random bits, fresh with every event; equal dice make equal decisions, which is what lets a simulation
 *     replay a run
 */
public record Moment(long nanos, long dice) {

    /** Wake-ups of a client that is awake are not later than this. */
    private static final Duration OVERSLEPT = Duration.ofMillis(250);

    /** The same instant on another clock reading: {@code delay} later, with these dice. */
    public Moment plus(Duration delay) {
        return new Moment(nanos + delay.toNanos(), dice);
    }

    public boolean isBefore(Moment other) {
        return nanos - other.nanos < 0;
    }

    /** Time that passed from {@code earlier} to this moment; negative when {@code earlier} is in fact later. */
    public Duration since(Moment earlier) {
        return Duration.ofNanos(nanos - earlier.nanos);
    }

    public boolean hasReached(Moment deadline) {
        return nanos - deadline.nanos >= 0;
    }

    /**
     * Whether a wake-up that was due at {@code due} comes so late that the client itself must have been asleep: a garbage
     * collection, a stopped container. No host is to be blamed for silence during that time.
     */
    public boolean hasOverslept(Moment due) {
        return nanos - due.nanos > OVERSLEPT.toNanos();
    }

    /** The earlier of two moments. */
    public static Moment earliest(Moment a, Moment b) {
        return b.isBefore(a) ? b : a;
    }

    /** A number from {@code 0} (inclusive) to {@code bound} (exclusive), decided by the dice and a salt. */
    public int choose(int bound, long salt) {
        if (bound <= 0) {
            throw new IllegalArgumentException("nothing to choose from: bound " + bound);
        }
        return (int) Math.floorMod(mix(dice ^ mix(salt)), (long) bound);
    }

    /** {@code delay} scaled by a factor between 0.75 and 1.25, decided by the dice and a salt. */
    public Duration jitter(Duration delay, long salt) {
        long quarter = delay.toNanos() / 4;
        if (quarter == 0) {
            return delay;
        }
        long shift = Math.floorMod(mix(dice ^ mix(salt)), 2 * quarter + 1) - quarter;
        return delay.plusNanos(shift);
    }

    /** Finalizer of the SplitMix64 generator: spreads the bits of a seed. */
    private static long mix(long seed) {
        long z = seed + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
