package dev.lodestar.benchmarks.cost;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpreadTest {
    @Test
    void quartilesAreBetweenTheValuesInProportion() {
        assertEquals(new Spread(2, 3, 4), Spread.of(List.of(5.0, 3.0, 1.0, 2.0, 4.0)));
        assertEquals(new Spread(1.75, 2.5, 3.25), Spread.of(List.of(1.0, 2.0, 3.0, 4.0)));
    }

    @Test
    void oneValueIsAllOfThem() {
        assertEquals(new Spread(7, 7, 7), Spread.of(List.of(7.0)));
    }

    @Test
    void nothingHasNoSpread() {
        assertThrows(IllegalArgumentException.class, () -> Spread.of(List.of()));
    }
}
