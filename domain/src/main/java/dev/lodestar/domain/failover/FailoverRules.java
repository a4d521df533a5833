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

    /** First pause after a failed attempt; doubles with every further one. */
    static final Duration SHORTEST_REST = Duration.ofMillis(10);

    /** Longest pause after a failed attempt. */
    static final Duration LONGEST_REST = Duration.ofMillis(500);
}
