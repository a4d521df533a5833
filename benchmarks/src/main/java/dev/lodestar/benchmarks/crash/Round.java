package dev.lodestar.benchmarks.crash;

import java.time.Duration;
import java.util.List;

/**
 * One crash. All moments are of one monotonic clock, in nanoseconds.
 *
 * @param crashedAt when the writer was killed
 * @param writableAt when the promoted server was first seen to accept writes, asked every millisecond
 * @param successes the first success of each connection on the promoted server
 * @param errors SQLStates that the application saw, sorted, each as often as it came
 */
record Round(long crashedAt, long writableAt, List<Long> successes, List<String> errors) {

    Round {
        successes = successes.stream().sorted().toList();
        errors = errors.stream().sorted().toList();
        if (successes.isEmpty()) {
            throw new IllegalArgumentException("A round has at least one connection");
        }
    }

    /** The part of the outage that no client can win. */
    Duration outage() {
        return Duration.ofNanos(writableAt - crashedAt);
    }

    /** The client's share for the connection that was the first to go on. */
    Duration firstShare() {
        return Duration.ofNanos(successes.get(0) - writableAt);
    }

    /** The client's share for the connection that was the last to go on: what is judged. */
    Duration share() {
        return Duration.ofNanos(successes.get(successes.size() - 1) - writableAt);
    }
}
