package dev.lodestar.domain.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lodestar.domain.simulation.check.Breach;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * {@code -Dlodestar.simulation.seeds=100000} plays more seeds, {@code -Dlodestar.simulation.first=4711} begins with another
 * one: a failure names the seed that repeats it. Millions are played by {@code mvn -pl domain test -P long-simulation}.
 */
class SimulationTest {

    /** From so many seeds on, every cell of the grids that can be reached has been. */
    private static final long ENOUGH_FOR_THE_GRIDS = 20_000;

    private static final long FIRST = Long.getLong("lodestar.simulation.first", 1);
    private static final long SEEDS = Long.getLong("lodestar.simulation.seeds", ENOUGH_FOR_THE_GRIDS);

    @Test
    @Timeout(value = 2, unit = TimeUnit.DAYS)
    void everySeedIsSafeAndComesToRest() {
        long began = System.nanoTime();
        Campaign campaign = Campaign.play(FIRST, SEEDS);
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        System.out.println("Simulation: " + campaign + " in " + took.toSeconds() + " s");
        System.out.println(campaign.grids());
        for (Map.Entry<Long, Breach> broken : campaign.broken().entrySet()) {
            throw Failure.of(broken.getKey(), broken.getValue());
        }
        if (SEEDS >= ENOUGH_FOR_THE_GRIDS) {
            assertEquals(List.of(), campaign.grids().problems());
        }
    }
}
