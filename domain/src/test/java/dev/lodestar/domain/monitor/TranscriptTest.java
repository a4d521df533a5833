package dev.lodestar.domain.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whole stories of the cluster machine, with every fact, topology, condemnation and release, as files that are read in
 * reviews. {@code -Dlodestar.transcripts.write=true} writes down what the machine does now; the difference is the review.
 */
class TranscriptTest {

    private static final Path STORIES = Path.of("src/test/resources/dev/lodestar/domain/monitor");
    private static final boolean WRITE = Boolean.getBoolean("lodestar.transcripts.write");

    static List<String> stories() throws IOException {
        try (Stream<Path> files = Files.list(STORIES)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".transcript"))
                    .map(name -> name.substring(0, name.lastIndexOf('.')))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("stories")
    void theStoryGoesAsWritten(String name) throws IOException {
        Path file = STORIES.resolve(name + ".transcript");
        String written = Files.readString(file);
        String played = Transcript.replay(written);
        if (WRITE) {
            Files.writeString(file, played);
        } else {
            assertEquals(written, played);
        }
    }

    @Test
    void thereAreStories() throws IOException {
        assertTrue(stories().size() >= 60, "Only " + stories());
    }
}
