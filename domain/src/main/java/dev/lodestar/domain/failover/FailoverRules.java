package dev.lodestar.domain.failover;

import dev.lodestar.domain.failure.FailureRules;
import dev.lodestar.domain.selection.HostSelector;
import java.time.Duration;

/**
 * What the failover machines of one data source go by.
 *
 * @param selector chooses among readers
 * @param queryPatience how long one question of our own may take
 */
public record FailoverRules(HostSelector selector, FailureRules failureRules, Duration queryPatience) {

    /**
     * Dials of recoveries to one host at a time in one process; an adapter answers the others with {@code BUSY}, and they
     * rest and come again. So the server that everybody runs to sets the pace: of {@code n} processes never more than
     * {@code 4 n} callers stand in its queue, however many connections each of them lost. For a thousand processes that is
     * what Linux lets queue by default (4,096).
     */
    public static final int RECOVERIES_AT_ONCE = 4;

    /** First pause after a failed attempt; doubles with every further one. */
    static final Duration SHORTEST_REST = Duration.ofMillis(10);

    /** Longest pause after a failed attempt. */
    static final Duration LONGEST_REST = Duration.ofMillis(500);
}
