package dev.lodestar.domain.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The transcripts and tests of the repository that show what is done about {@linkplain EdgeCase edge cases}. */
final class Evidence {

    static final String TRANSCRIPTS = "domain/src/test/resources/dev/lodestar/domain/monitor";

    private static final Pattern NUMBER = Pattern.compile("#(\\d+)");

    private final Path repository;

    Evidence(Path repository) {
        this.repository = repository;
    }

    /** The transcripts, by the numbers that their comments name as {@code 7.3 #12 and #41}. */
    Map<Integer, List<String>> transcripts() throws IOException {
        Map<Integer, List<String>> found = new TreeMap<>();
        try (Stream<Path> files = Files.list(repository.resolve(TRANSCRIPTS))) {
            for (Path file : files.sorted().toList()) {
                for (String line : Files.readAllLines(file)) {
                    if (line.startsWith("# 7.3 ")) {
                        note(
                                line.substring(0, line.indexOf(':')),
                                file.getFileName().toString(),
                                found);
                    }
                }
            }
        }
        return found;
    }

    private static void note(String numbers, String file, Map<Integer, List<String>> found) {
        Matcher matcher = NUMBER.matcher(numbers);
        while (matcher.find()) {
            found.computeIfAbsent(Integer.valueOf(matcher.group(1)), any -> new ArrayList<>())
                    .add(file);
        }
    }

    /**
     * Where the class of a test is.
     *
     * @throws AssertionError if there is no such class, or no such method in it
     */
    String pathOf(String test) throws IOException {
        String[] parts = test.split("#");
        Path tail = Path.of("src/test/java/dev/lodestar", parts[0].replace('.', '/') + ".java");
        for (String module : List.of("domain", "ports", "adapters-jdbc", "adapters-vertx")) {
            Path file = repository.resolve(module).resolve(tail);
            if (Files.exists(file)) {
                if (!Files.readString(file).contains("void " + parts[1] + "(")) {
                    throw new AssertionError("No test " + parts[1] + " in " + file);
                }
                return module + "/" + tail.toString().replace('\\', '/');
            }
        }
        throw new AssertionError("No class for " + test + " in any module");
    }
}
