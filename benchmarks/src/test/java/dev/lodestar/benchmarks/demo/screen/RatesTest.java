package dev.lodestar.benchmarks.demo.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class RatesTest {
    private static final long SECOND = 1_000_000_000;

    private final Rates rates = new Rates(3, 0);

    @Test
    void aRateIsTheGrowthOfTheCounterPerSecond() {
        rates.look(100, SECOND / 2);
        assertEquals(200, rates.latest());
    }

    @Test
    void anOutageIsAnEmptyBlock() {
        rates.look(100, SECOND);
        rates.look(100, 2 * SECOND);
        rates.look(150, 3 * SECOND);
        assertEquals("█ ▅", rates.sparkline());
    }

    @Test
    void onlyTheLatestAreKept() {
        for (int i = 1; i <= 5; i++) {
            rates.look(100L * i, i * SECOND);
        }
        assertEquals("███", rates.sparkline());
    }

    @Test
    void nothingSeenIsNothingShown() {
        assertEquals(0, rates.latest());
        assertEquals("", rates.sparkline());
    }
}
