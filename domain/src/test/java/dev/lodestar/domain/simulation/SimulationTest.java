package dev.lodestar.domain.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * {@code -Dlodestar.simulation.seeds=100000} runs more seeds, {@code -Dlodestar.simulation.first=4711} begins with another
 * one: a failure names the seed that repeats it.
 */
class SimulationTest {

    private static final long FIRST = Long.getLong("lodestar.simulation.first", 1);
    private static final long SEEDS = Long.getLong("lodestar.simulation.seeds", 3_000);

    @Test
    void everySeedIsSafeAndComesToRest() {
        Map<String, Integer> seen = Checks.counts();
        for (long seed = FIRST; seed < FIRST + SEEDS; seed++) {
            play(seed, seen);
        }
        for (String kind :
                List.of("Connected", "Failed", "HostDied", "ClaimRejected", "WriterStepped", "HostRefused")) {
            assertTrue(seen.getOrDefault(kind, 0) >= SEEDS / 10, kind + " was hardly ever reached: " + seen);
        }
    }

    @Test
    void theSameSeedMakesTheSameRun() {
        assertEquals(
                play(FIRST, Checks.counts()).trace(),
                play(FIRST, Checks.counts()).trace());
    }

    private static Run play(long seed, Map<String, Integer> seen) {
        Run run = new Run(seed, seen);
        try {
            run.play();
            return run;
        } catch (AssertionError broken) {
            throw new AssertionError("seed " + seed + ": " + broken.getMessage(), broken);
        }
    }
}
