package dev.lodestar.benchmarks.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestar.testkit.Face;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DemoOptionsTest {
    @Test
    void withoutArgumentsItIsThePlainFaceInLines() {
        DemoOptions expected = new DemoOptions(Face.PLAIN, Pace.CALM, false, Path.of("demo-output", "timeline.html"));
        assertEquals(expected, DemoOptions.parse(List.of()));
    }

    @Test
    void everyOptionIsHeard() {
        List<String> words = List.of("--face", "aurora", "--short", "--live", "--page", "x.html");
        DemoOptions expected = new DemoOptions(Face.AURORA, Pace.SHORT, true, Path.of("x.html"));
        assertEquals(expected, DemoOptions.parse(words));
    }

    @Test
    void theLastWordOnTheScreenCounts() {
        assertFalse(DemoOptions.parse(List.of("--live", "--plain")).live());
    }

    @ParameterizedTest
    @ValueSource(strings = {"--face", "--face mysql", "--loud", "--page"})
    void nonsenseIsRefusedByName(String line) {
        List<String> words = List.of(line.split(" "));
        Exception refused = assertThrows(IllegalArgumentException.class, () -> DemoOptions.parse(words));
        assertTrue(refused.getMessage().contains(words.get(0)), refused.getMessage());
    }
}
