package dev.lodestar.ports.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The expected traces of a contract, each under the name of its scenario, in one file that is read in reviews. The
 * simulator's tests write the file anew with {@code -Dlodestar.stories.write=true}; an adapter's tests only compare.
 */
final class Stories {

    private static final String HEADING = "## ";
    private static final Path FOLDER = Path.of("src/test/resources/dev/lodestar/ports/contract");
    private static final boolean WRITE = Boolean.getBoolean("lodestar.stories.write");

    private final String file;
    private final boolean rewritten;

    private Stories(String file, boolean rewritten) {
        this.file = file;
        this.rewritten = rewritten;
    }

    /** To be compared with. */
    static Stories in(String file) {
        return new Stories(file, false);
    }

    /** As {@link #in}, unless stories are being written. */
    static Stories writtenTo(String file) {
        return new Stories(file, WRITE);
    }

    /** Fails if the scenario's story is another one. */
    void compare(String scenario, String played) {
        if (rewritten) {
            write(scenario, played);
        } else {
            assertEquals(parsed(read()).getOrDefault(scenario, ""), played);
        }
    }

    Set<String> names() {
        Map<String, String> stories = parsed(read());
        stories.remove("");
        return stories.keySet();
    }

    /** Story by scenario, the text before the first heading under an empty name. */
    private static Map<String, String> parsed(String text) {
        Map<String, String> stories = new LinkedHashMap<>();
        String name = "";
        List<String> story = new ArrayList<>();
        for (String line : text.split("\n")) {
            if (line.startsWith(HEADING)) {
                stories.put(name, String.join("\n", story).strip());
                name = line.substring(HEADING.length());
                story = new ArrayList<>();
            } else {
                story.add(line);
            }
        }
        stories.put(name, String.join("\n", story).strip());
        return stories;
    }

    private String read() {
        try (InputStream resource = Stories.class.getResourceAsStream(file)) {
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void write(String scenario, String played) {
        try {
            Path path = FOLDER.resolve(file);
            Map<String, String> stories = parsed(Files.readString(path));
            stories.put(scenario, played);
            StringBuilder text = new StringBuilder(stories.remove("")).append('\n');
            stories.forEach((name, story) -> text.append('\n')
                    .append(HEADING)
                    .append(name)
                    .append('\n')
                    .append(story)
                    .append('\n'));
            Files.writeString(path, text);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
