package dev.lodestar.benchmarks.demo.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class AxisTest {
    private static final long MILLI = 1_000_000;

    private final Axis axis = new Axis(1000 * MILLI, 2000 * MILLI, 100, 300);

    @Test
    void timeIsLinear() {
        assertEquals(100, axis.x(1000 * MILLI));
        assertEquals(150, axis.x(1250 * MILLI));
        assertEquals(300, axis.x(2000 * MILLI));
    }

    @Test
    void whatIsOutsideGoesToTheEdge() {
        assertEquals(100, axis.x(0));
        assertEquals(300, axis.x(9000 * MILLI));
    }

    @Test
    void ticksAreRoundAndCountedFromTheZeroThatIsAskedFor() {
        assertEquals(
                List.of(1050 * MILLI, 1250 * MILLI, 1450 * MILLI, 1650 * MILLI, 1850 * MILLI),
                axis.ticks(1250 * MILLI, 5));
    }
}
