package dev.lodestar.benchmarks.demo;

import java.time.Duration;

/**
 * How long things last.
 *
 * @param calm between two events
 * @param untilPromotion from a crash until another server is promoted
 * @param untilPromotionOfFrozen from a freeze until another server is promoted
 */
record Pace(Duration calm, Duration untilPromotion, Duration untilPromotionOfFrozen) {

    /** For people who look on: about forty seconds in all. */
    static final Pace CALM = new Pace(Duration.ofSeconds(4), Duration.ofMillis(700), Duration.ofSeconds(2));

    /** For tests. */
    static final Pace SHORT = new Pace(Duration.ofMillis(700), Duration.ofMillis(200), Duration.ofMillis(800));
}
