package dev.lodestar.benchmarks.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestar.testkit.Await;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole demo with short acts, on real servers: about ten seconds each. */
class DemoTest {
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);

    @ParameterizedTest
    @Tag("end-to-end")
    @ValueSource(strings = {"plain", "aurora"})
    void bothApplicationsGoOnThroughEveryFault(String face, @TempDir Path folder) throws Exception {
        Path page = folder.resolve("made/on/demand.html");
        int status = Demo.run(out, List.of("--short", "--face", face, "--page", page.toString()));
        String text = said.toString(StandardCharsets.UTF_8);
        assertEquals(0, status, text);
        for (String act : List.of("Crash:", "Freeze:", "Awakening:", "Switchover:", "All checks hold.")) {
            assertTrue(text.contains(act), () -> act + " is missing in\n" + text);
        }
        String drawn = Files.readString(page);
        assertTrue(drawn.endsWith("</html>\n"), "the page is complete");
        for (String application : List.of("JDBC", "Vert.x")) {
            assertTrue(text.contains(application + ": first success"), () -> application + " is missing in\n" + text);
            assertTrue(text.contains(application + ": Writer is"), () -> application + " tells nothing in\n" + text);
            assertTrue(drawn.contains(">" + application + " application<"), application + " is on the page");
        }
        Await.until(
                "no thread of ours is left",
                Duration.ofSeconds(5),
                () -> Thread.getAllStackTraces().keySet().stream()
                        .noneMatch(thread -> thread.getName().startsWith("worker-")
                                || thread.getName().startsWith("lodestar-")
                                || thread.getName().startsWith("vert.x-")
                                || thread.getName().equals("screen")));
    }

    @Test
    void aMistakeIsToldTogetherWithTheUsage() throws Exception {
        assertEquals(2, Demo.run(out, List.of("--loud")));
        assertTrue(said.toString(StandardCharsets.UTF_8).startsWith("There is no option --loud."));
        assertTrue(said.toString(StandardCharsets.UTF_8).contains(DemoOptions.USAGE));
    }

    @Test
    void helpIsNoMistake() throws Exception {
        assertEquals(0, Demo.run(out, List.of("--help")));
    }
}
