package dev.lodestar.benchmarks.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestar.testkit.Face;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CrashOptionsTest {
    @Test
    void withoutArgumentsItIsTwentyCrashesOfOneConnection() {
        CrashOptions options = CrashOptions.parse(List.of());
        assertEquals(Adapter.JDBC, options.adapter());
        assertEquals(20, options.rounds());
        assertEquals(1, options.connections());
        assertEquals(Face.PLAIN, options.face());
        assertFalse(options.json());
    }

    @Test
    void everyOptionIsHeard() {
        String line =
                "--adapter vertx --rounds 3 --connections 8 --pause 0 --delay 700 --write --face aurora --json --verbose";
        CrashOptions expected = new CrashOptions(
                Adapter.VERTX, 3, 8, Duration.ZERO, Duration.ofMillis(700), true, Face.AURORA, true, true);
        assertEquals(expected, CrashOptions.parse(List.of(line.split(" "))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--rounds",
                "--rounds 0",
                "--rounds many",
                "--rounds -1",
                "--face oracle",
                "--adapter odbc",
                "--crash",
                "7"
            })
    void nonsenseIsRefusedByName(String line) {
        List<String> words = List.of(line.split(" "));
        Exception refused = assertThrows(IllegalArgumentException.class, () -> CrashOptions.parse(words));
        assertTrue(refused.getMessage().contains(words.get(0)), refused.getMessage());
    }
}
