package dev.lodestar.domain.simulation.clock;

import dev.lodestar.domain.simulation.clock.VirtualTime.Rank;
import dev.lodestar.domain.time.Moment;
import java.time.Duration;

/**
 * The clock of one process. It only goes up, from an origin of its own that makes the nanoseconds wrap around in mid-run.
 * A process can be stopped (a garbage collection, a suspended machine): then nothing reaches it until it goes on, and its
 * clock has run on or has stood still meanwhile, as clocks of real systems do.
 */
public final class ProcessClock {

    private static final Duration UNTIL_WRAP = Duration.ofSeconds(10);

    private final VirtualTime time;
    private final Chance chance;
    private final long origin;
    private long stood;
    private long asleepUntil;

    public ProcessClock(VirtualTime time, Chance chance) {
        this.time = time;
        this.chance = chance;
        origin = Long.MAX_VALUE - UNTIL_WRAP.toNanos() - chance.below(1_000_000_000);
    }

    public Moment now() {
        return new Moment(origin + time.nanos() - stood, chance.bits());
    }

    /** Plans that something reaches this process: not while it is stopped. */
    public void reach(Duration in, Runnable what) {
        time.plan(in, () -> whenAwake(Rank.ARRIVAL, what));
    }

    /** Plans a wake-up at a moment of this clock; it may come early if the clock is made to stand still meanwhile. */
    public void wake(Moment at, Runnable what) {
        time.planAt(at.nanos() - origin + stood, Rank.WAKE_UP, () -> whenAwake(Rank.WAKE_UP, what));
    }

    private void whenAwake(Rank rank, Runnable what) {
        if (time.nanos() < asleepUntil) {
            time.planAt(asleepUntil, rank, () -> whenAwake(rank, what));
        } else {
            what.run();
        }
    }

    /** Stops the process; its clock runs on. */
    public void stop(Duration span) {
        asleepUntil = Math.max(asleepUntil, time.nanos() + span.toNanos());
    }

    /** Stops the process and its clock. */
    public void suspend(Duration span) {
        long before = Math.max(asleepUntil, time.nanos());
        stop(span);
        stood += Math.max(0, asleepUntil - before);
    }

    /** Whether the process has gone on this very moment, so that nothing it does can be in time. */
    public boolean isDrowsy() {
        return time.nanos() - asleepUntil < Duration.ofMillis(1).toNanos();
    }

    /** Time since the run began at which the process is awake again. */
    public Duration awakeAt() {
        return Duration.ofNanos(Math.max(time.nanos(), asleepUntil));
    }
}
