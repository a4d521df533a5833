package dev.lodestar.domain.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GtidSetTest {
    private static final String A = "aaaaaaaa-0000-0000-0000-000000000001";
    private static final String B = "bbbbbbbb-0000-0000-0000-000000000002";
    private static final int SETS = 5_000;

    /** Letters stand for the two servers. */
    private static GtidSet set(String text) {
        return GtidSet.parse(full(text)).orElseThrow(() -> new AssertionError(text));
    }

    private static String full(String text) {
        return text.replace("A", A).replace("B", B).replace("\\n", "\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "A:1-5 | A:1-5",
                "A:1 | A:1",
                "A:5:1-3:4 | A:1-5",
                "A:1-3:2-9:11 | A:1-9:11",
                "A:1-3,B:7 | A:1-3,B:7",
                "B:7,\\nA:1-3 | A:1-3,B:7",
                "A:1-3,A:4-6 | A:1-6",
                "' A : 1 - 3 , B:2 ' | A:1-3,B:2",
                "A:1-3,,B:2, | A:1-3,B:2",
                "AAAAAAAA-0000-0000-0000-000000000001:1 | A:1",
                "A:1-9223372036854775807 | A:1-9223372036854775807",
                // Tags, since 8.3: every interval belongs to the tag before it.
                "A:1-3:blue:1-2:5:green:7 | A:1-3,A:blue:1-2:5,A:green:7",
                "A:gREEN:1 | A:green:1"
            })
    void readsWhatMySqlWrites(String text, String canonical) {
        String given = text.startsWith("AAAA") ? text : full(text);
        assertEquals(full(canonical), GtidSet.parse(given).orElseThrow().toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ",", "\n"})
    void nothingIsTheEmptySet(String text) {
        assertEquals(Optional.of(GtidSet.NONE), GtidSet.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "A",
                "A:",
                "A:x y",
                "A:0",
                "A:5-3",
                "A:-3",
                "A:1-2-3",
                "A:1:",
                "A:blue",
                "A:blue:",
                "A:1:blue",
                "A:99999999999999999999",
                "0-1-100",
                "aaaaaaaa000000000000000000000001:1",
                "1-5"
            })
    void refusesWhatMySqlDoesNotWrite(String text) {
        assertEquals(Optional.empty(), GtidSet.parse(full(text)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "A:1-5 | A:1-5 | true",
                "A:1-5 | A:2-3 | true",
                "A:1-5 | A:2-3:5 | true",
                "A:1-5 | A:1-6 | false",
                "A:1-2:4-5 | A:1-5 | false",
                "A:1-5 | B:1 | false",
                "A:1-5,B:1 | A:5,B:1 | true",
                "A:1-5 | A:blue:1 | false",
                "A:blue:1-5 | A:1 | false",
                "A:blue:1-5 | A:blue:3 | true"
            })
    void containsSourceBySource(String set, String other, boolean contains) {
        assertEquals(contains, set(set).contains(set(other)));
    }

    /** Against sets of single numbers, which need no theory. */
    @Test
    void agreesWithPlainSets() {
        int contained = 0;
        for (long seed = 0; seed < SETS; seed++) {
            Random random = new Random(seed);
            Map<String, Set<Long>> one = numbers(random);
            Map<String, Set<Long>> two = random.nextBoolean() ? numbers(random) : part(one, random);
            boolean expected = two.entrySet().stream()
                    .allMatch(
                            entry -> one.getOrDefault(entry.getKey(), Set.of()).containsAll(entry.getValue()));
            assertEquals(expected, written(one, random).contains(written(two, random)), "seed " + seed);
            contained += expected ? 1 : 0;
        }
        assertTrue(contained > SETS / 4 && contained < SETS * 3 / 4, "one-sided: " + contained);
    }

    @Test
    void containmentIsAPartialOrderOnSetsHoweverTheyAreWritten() {
        for (long seed = 0; seed < SETS; seed++) {
            Random random = new Random(seed);
            Map<String, Set<Long>> numbers = numbers(random);
            GtidSet set = written(numbers, random);
            GtidSet again = written(numbers, random);
            GtidSet smaller = written(part(numbers, random), random);
            assertEquals(set, again, "seed " + seed);
            assertEquals(Optional.of(set), GtidSet.parse(set.toString()), "seed " + seed);
            assertTrue(set.contains(again) && set.contains(smaller) && set.contains(GtidSet.NONE), "seed " + seed);
            assertEquals(set.equals(smaller), smaller.contains(set), "seed " + seed);
        }
    }

    private static Map<String, Set<Long>> numbers(Random random) {
        Map<String, Set<Long>> numbers = new TreeMap<>();
        for (String source : List.of(A, B, A + ":blue")) {
            for (int i = random.nextInt(6); i > 0; i--) {
                numbers.computeIfAbsent(source, any -> new TreeSet<>()).add(1L + random.nextInt(9));
            }
        }
        return numbers;
    }

    private static Map<String, Set<Long>> part(Map<String, Set<Long>> whole, Random random) {
        Map<String, Set<Long>> part = new TreeMap<>();
        whole.forEach((source, numbers) -> {
            Set<Long> some = new TreeSet<>(numbers);
            some.removeIf(number -> random.nextInt(3) == 0);
            if (!some.isEmpty()) {
                part.put(source, some);
            }
        });
        return part;
    }

    /** The same numbers in any order, cut into any intervals, which may overlap. */
    private static GtidSet written(Map<String, Set<Long>> numbers, Random random) {
        List<String> parts = new ArrayList<>();
        numbers.forEach((source, all) -> {
            for (long number : all) {
                long last = number;
                while (all.contains(last + 1) && random.nextBoolean()) {
                    last++;
                }
                parts.add(random.nextInt(parts.size() + 1), source + ":" + number + (last > number ? "-" + last : ""));
            }
        });
        return GtidSet.parse(String.join(random.nextBoolean() ? "," : " ,\n", parts))
                .orElseThrow();
    }

    @Test
    void aClaimGoesOnWhereItContainsWhatWasShown() {
        WriterClaim earlier = new WriterClaim.Executed(set("A:1-5"));
        WriterClaim later = new WriterClaim.Executed(set("A:1-7"));
        WriterClaim other = new WriterClaim.Executed(set("A:1-4,B:1"));
        assertEquals(ClaimOrder.CONTAINING, later.against(earlier));
        assertEquals(ClaimOrder.CONTAINING, earlier.against(earlier));
        assertEquals(ClaimOrder.INCOMPARABLE, earlier.against(later));
        assertEquals(ClaimOrder.INCOMPARABLE, other.against(earlier));
        assertEquals(ClaimOrder.INCOMPARABLE, later.against(new WriterClaim.Fenced()));
        assertTrue(later.continues(earlier));
        assertFalse(earlier.continues(later));
        assertEquals("5 executed transactions", earlier.toString());
    }
}
