package dev.lodestar.ports.contract;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The expected traces of {@link InterpreterContract}, each under the name of its scenario. */
final class Stories {

    private static final String FILE = "interpreter-stories.txt";
    private static final String HEADING = "## ";

    private final Map<String, List<String>> stories = new LinkedHashMap<>();

    Stories() {
        List<String> story = new ArrayList<>();
        for (String line : read().split("\n")) {
            if (line.startsWith(HEADING)) {
                story = new ArrayList<>();
                stories.put(line.substring(HEADING.length()), story);
            } else if (!line.isBlank()) {
                story.add(line);
            }
        }
    }

    private static String read() {
        try (InputStream file = Stories.class.getResourceAsStream(FILE)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Empty for a scenario that has no story yet. */
    String of(String scenario) {
        return String.join("\n", stories.getOrDefault(scenario, List.of()));
    }

    Set<String> names() {
        return stories.keySet();
    }
}
