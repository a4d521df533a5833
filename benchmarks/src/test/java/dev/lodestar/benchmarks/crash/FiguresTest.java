package dev.lodestar.benchmarks.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class FiguresTest {
    private static final long MILLI = 1_000_000;

    /** A crash at 1000 ms, writable 100 ms later, with one connection that came back after the given time. */
    private static Round round(long shareMillis) {
        return new Round(1000 * MILLI, 1100 * MILLI, List.of((1100 + shareMillis) * MILLI), List.of("08007"));
    }

    private static Figures figures(long... shares) {
        return new Figures(LongStream.of(shares).mapToObj(FiguresTest::round).toList());
    }

    @Test
    void aRoundIsJudgedByItsLastConnection() {
        Round round = new Round(0, 100 * MILLI, List.of(140 * MILLI, 110 * MILLI, 125 * MILLI), List.of());
        assertEquals(Duration.ofMillis(100), round.outage());
        assertEquals(Duration.ofMillis(10), round.firstShare());
        assertEquals(Duration.ofMillis(40), round.share());
    }

    @Test
    void theMedianOfAnOddNumberIsTheMiddleOne() {
        assertEquals(Duration.ofMillis(20), figures(300, 20, 10).medianShare());
    }

    @Test
    void theMedianOfAnEvenNumberIsTheMeanOfTheTwoInTheMiddle() {
        assertEquals(Duration.ofMillis(25), figures(10, 30, 20, 300).medianShare());
    }

    @Test
    void theWorstIsTheLongest() {
        assertEquals(Duration.ofMillis(300), figures(10, 300, 20).worstShare());
    }

    @Test
    void figuresAreOnTargetUpToTheTargetItself() {
        assertTrue(figures(50, 50, 300).areOnTarget());
        assertFalse(figures(51, 51, 51).areOnTarget(), "median");
        assertFalse(figures(10, 10, 301).areOnTarget(), "worst");
    }

    @Test
    void thereAreNoFiguresOfNothing() {
        assertThrows(IllegalArgumentException.class, () -> new Figures(List.of()));
    }

    @Test
    void aLineCountsErrorsByState() {
        Round round = new Round(0, MILLI, List.of(2 * MILLI), List.of("08S02", "08007", "08S02"));
        assertTrue(FigureText.line(1, round).endsWith("08007 x1, 08S02 x2"), FigureText.line(1, round));
    }

    @Test
    void jsonHoldsEveryRound() {
        String json = FigureText.json(CrashOptions.parse(List.of()), figures(10, 30));
        assertTrue(json.contains("\"medianShareMs\": 20.000"), json);
        assertEquals(2, json.split("\"shareMs\"", -1).length - 1, json);
    }
}
