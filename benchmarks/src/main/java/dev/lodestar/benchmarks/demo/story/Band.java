package dev.lodestar.benchmarks.demo.story;

/**
 * A server was something for a while.
 *
 * @param node its number, from 1
 */
public record Band(int node, NodeState state, long from, long to) {

    public boolean covers(long moment) {
        return from <= moment && moment < to;
    }

    /** Whether the two spans of time have a moment in common. */
    public boolean overlaps(long begin, long end) {
        return from <= end && begin <= to;
    }
}
