package dev.lodestar.domain.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {

    @ParameterizedTest(name = "{0} and {1} are {2} apart")
    @CsvSource({"'', '', 0", "a, '', 1", "abc, abc, 0", "abc, acb, 1", "abc, abd, 1", "kitten, sitting, 3", "ab, ba, 1"
    })
    void distances(String from, String to, int distance) {
        assertEquals(distance, Words.distance(from, to, 10));
        assertEquals(distance, Words.distance(to, from, 10));
    }

    @Test
    void one_slip_anywhere_in_a_name_leads_back_to_it() {
        SplittableRandom random = new SplittableRandom(1);
        List<String> names = SettingsCatalog.ALL.stream().map(Setting::name).toList();
        for (int round = 0; round < 2_000; round++) {
            String name = names.get(random.nextInt(names.size()));
            int place = random.nextInt(name.length());
            String typed = name.substring(0, place) + "x" + name.substring(place);
            assertEquals(Optional.of(name), Words.likeliest(typed, names), typed);
        }
    }

    @Test
    void a_name_of_any_length_is_judged_without_effort() {
        assertEquals(Optional.empty(), Words.likeliest("x".repeat(1_000_000), SettingsCatalog.names()));
    }
}
