package dev.lodestar.benchmarks.cost;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryCostTest {
    @Test
    void everySettingIsMeasured() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new QueryCost(new CostOptions(2, 50), new PrintStream(bytes, true, StandardCharsets.UTF_8)).measure();
        String text = bytes.toString(StandardCharsets.UTF_8);
        for (String setting : List.of(
                "1 event loop, pooled",
                "1 event loop, pipelined",
                "2 event loops, pooled",
                "2 event loops, pipelined")) {
            assertTrue(text.contains(setting), text);
        }
        assertEquals(8, text.split("cost ", -1).length - 1, text);
    }

    @Test
    void optionsAreHeard() {
        assertEquals(new CostOptions(25, 4_000), CostOptions.parse(List.of()));
        assertEquals(new CostOptions(3, 7), CostOptions.parse(List.of("--calls", "7", "--rounds", "3")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--rounds", "--rounds 0", "--calls many", "--loops 2"})
    void nonsenseIsRefusedByName(String line) {
        List<String> words = List.of(line.split(" "));
        Exception refused = assertThrows(IllegalArgumentException.class, () -> CostOptions.parse(words));
        assertTrue(refused.getMessage().contains(words.get(0)), refused.getMessage());
    }
}
