package dev.lodestar.domain.property;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PropertyTest {

    private static List<Integer> digits(SplittableRandom random) {
        return Property.several(random, 0, 30, dice -> dice.nextInt(10));
    }

    @Test
    void aFailureNamesItsSeedAndTheSmallestCase() {
        AssertionError failure = assertThrows(
                AssertionError.class,
                () -> Property.forAll(
                        1_000,
                        PropertyTest::digits,
                        digits -> assertFalse(digits.contains(3) && digits.contains(7), "3 and 7")));
        String message = failure.getMessage();
        assertTrue(message.matches("(?s)Seed \\d+ fails; the smallest case is \\[(3, 7|7, 3)].*3 and 7.*"), message);
    }

    @Test
    void everySeedMakesItsOwnCaseAndAlwaysTheSame() {
        List<List<Integer>> first = new ArrayList<>();
        List<List<Integer>> second = new ArrayList<>();
        Property.forAll(100, PropertyTest::digits, first::add);
        Property.forAll(100, PropertyTest::digits, second::add);
        assertEquals(first, second);
        assertTrue(first.stream().distinct().count() > 90);
    }
}
