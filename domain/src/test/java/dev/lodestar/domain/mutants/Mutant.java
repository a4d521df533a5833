package dev.lodestar.domain.mutants;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One defect, as its file describes it: a title, then {@code in:} with the source file and {@code killed by:} with tests,
 * then a hunk as in a unified diff without line numbers. The lines of the hunk have to stand in the source exactly
 * once, whatever their indentation.
 *
 * @param topic the folder of the file
 * @param title one sentence that says what goes wrong
 * @param source the end of the path of the source file
 * @param killers simple names of test classes, or of packages of tests; every one of them has to turn red
 */
record Mutant(
        String topic, String title, String source, List<String> killers, List<String> before, List<String> after) {

    private static final String SOURCE = "in:";
    private static final String KILLERS = "killed by:";

    Mutant {
        if (title.isBlank() || source.isBlank() || killers.isEmpty() || before.isEmpty() || before.equals(after)) {
            throw new IllegalArgumentException("A mutant needs a title, '" + SOURCE + "' a source file, '" + KILLERS
                    + "' tests, and a hunk of -, + and context lines that changes something");
        }
    }

    /** All in a folder and the folders in it, in the order of their paths. */
    static List<Path> filesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".mutant"))
                    .sorted()
                    .toList();
        }
    }

    static Mutant read(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        try {
            return new Mutant(
                    String.valueOf(file.toAbsolutePath().getParent().getFileName()),
                    lines.isEmpty() ? "" : lines.get(0),
                    field(SOURCE, lines),
                    Arrays.stream(field(KILLERS, lines).split(","))
                            .map(String::strip)
                            .filter(name -> !name.isEmpty())
                            .toList(),
                    hunk(lines, '+'),
                    hunk(lines, '-'));
        } catch (IllegalArgumentException malformed) {
            throw new IllegalArgumentException(file + ": " + malformed.getMessage(), malformed);
        }
    }

    private static String field(String name, List<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(name.length()).strip())
                .findFirst()
                .orElse("");
    }

    /** The lines of the hunk without those that begin with {@code left}. */
    private static List<String> hunk(List<String> lines, char left) {
        return lines.stream()
                .filter(line -> !line.isEmpty() && " +-".indexOf(line.charAt(0)) >= 0 && line.charAt(0) != left)
                .map(line -> line.substring(1).strip())
                .toList();
    }

    /**
     * The source with the defect in it.
     *
     * @throws IllegalArgumentException if the lines before do not stand in it exactly once: the mutant is out of date
     */
    String plantedIn(String text) {
        List<String> lines = text.lines().collect(Collectors.toCollection(ArrayList::new));
        List<String> stripped = lines.stream().map(String::strip).toList();
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i + before.size() <= lines.size(); i++) {
            if (stripped.subList(i, i + before.size()).equals(before)) {
                places.add(i);
            }
        }
        if (places.size() != 1) {
            throw new IllegalArgumentException("The lines of the hunk stand " + places.size() + " times in " + source
                    + " instead of once. Bring the mutant up to date, or give it more context.");
        }
        List<String> hunk = lines.subList(places.get(0), places.get(0) + before.size());
        hunk.clear();
        hunk.addAll(after);
        return String.join("\n", lines);
    }
}
