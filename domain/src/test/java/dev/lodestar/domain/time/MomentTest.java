package dev.lodestar.domain.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MomentTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    /** System.nanoTime() may begin anywhere and wrap around. */
    @ParameterizedTest
    @ValueSource(longs = {0, -1, 1, Long.MAX_VALUE, Long.MIN_VALUE, Long.MAX_VALUE - 500_000_000, -500_000_000})
    void timeGoesForwardWhereverTheClockBegins(long origin) {
        Moment now = new Moment(origin, 7);
        Moment later = now.plus(SECOND);
        assertTrue(now.isBefore(later));
        assertFalse(later.isBefore(now));
        assertFalse(now.isBefore(now));
        assertTrue(later.hasReached(now));
        assertTrue(now.hasReached(now));
        assertFalse(now.hasReached(later));
        assertEquals(SECOND, later.since(now));
        assertEquals(SECOND.negated(), now.since(later));
        assertEquals(now, Moment.earliest(now, later));
        assertEquals(now, Moment.earliest(later, now));
        assertEquals(now, later.plus(SECOND.negated()));
        assertFalse(now.plus(Duration.ofMillis(250)).hasOverslept(now));
        assertTrue(now.plus(Duration.ofMillis(251)).hasOverslept(now));
        assertFalse(now.hasOverslept(later));
    }

    @Test
    void ofTwoEqualMomentsTheFirstIsTheEarliest() {
        Moment one = new Moment(5, 1);
        assertEquals(one, Moment.earliest(one, new Moment(5, 2)));
    }

    @Test
    void choicesAreWithinBoundsAndDecidedByTheDice() {
        Set<Integer> chosen = new HashSet<>();
        for (long dice = 0; dice < 1_000; dice++) {
            int choice = new Moment(0, dice).choose(3, 9);
            assertEquals(choice, new Moment(77, dice).choose(3, 9));
            chosen.add(choice);
        }
        assertEquals(Set.of(0, 1, 2), chosen);
        assertEquals(0, new Moment(0, Long.MIN_VALUE).choose(1, Long.MIN_VALUE));
        assertThrows(IllegalArgumentException.class, () -> new Moment(0, 0).choose(0, 0));
    }

    @Test
    void jitterStaysWithinAQuarterAndSpreads() {
        Set<Long> spread = new HashSet<>();
        for (long dice = 0; dice < 1_000; dice++) {
            long millis = new Moment(0, dice).jitter(SECOND, 3).toMillis();
            assertTrue(millis >= 750 && millis <= 1_250, millis + " ms");
            spread.add(millis);
        }
        assertTrue(spread.size() > 300, spread.size() + " different ones");
        assertEquals(Duration.ZERO, new Moment(0, 1).jitter(Duration.ZERO, 1));
        assertEquals(Duration.ofNanos(3), new Moment(0, 1).jitter(Duration.ofNanos(3), 1));
    }

    @Test
    void aSaltMakesAnotherChoiceOfTheSameDice() {
        Set<Integer> chosen = new HashSet<>();
        for (long salt = 0; salt < 100; salt++) {
            chosen.add(new Moment(0, 42).choose(1_000, salt));
        }
        assertTrue(chosen.size() > 80, chosen.size() + " different ones");
    }
}
