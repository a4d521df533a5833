package dev.lodestar.domain.selection;

import dev.lodestar.domain.cluster.Host;
import dev.lodestar.domain.cluster.Load;
import java.util.List;
import java.util.Optional;

/**
 * The host with the lowest load, where one percent of CPU weighs as much as ten milliseconds of replica lag: a reader
 * that is one second behind counts like one whose processors are full. The AWS wrappers let one millisecond weigh as
 * much as hundred percent, so that the ordinary jitter of Aurora's lag (10 to 30 ms) hides the CPU altogether.
 *
 * <p>The load is as old as the topology, up to one {@code topologyRefresh}, and all clients see the same: many clients
 * that choose at once choose the same host. {@code leastConnections} and {@code random} have no such herd. Ties are
 * broken at random, so databases that tell no load get a random choice.
 */
record LowestLoadSelection() implements HostSelector {

    private static final long SALT = 3;
    private static final double NANOS_PER_POINT = 10e6;

    @Override
    public Optional<Host> choose(List<Host> candidates, SelectionContext context) {
        return Preferred.lowest(candidates, host -> score(host.load()), context, SALT);
    }

    /** Points: one for a percent of CPU, one for ten milliseconds of lag. */
    static double score(Load load) {
        double lagNanos = load.lag().getSeconds() * 1e9 + load.lag().getNano();
        return load.cpuPercent() + lagNanos / NANOS_PER_POINT;
    }
}
