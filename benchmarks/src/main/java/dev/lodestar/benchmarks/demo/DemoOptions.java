package dev.lodestar.benchmarks.demo;

import dev.lodestar.testkit.Face;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * What the command line asks for.
 *
 * @param face what the servers show of themselves
 * @param live whether the terminal shows a picture that moves, or else lines
 * @param page where the page is written
 */
record DemoOptions(Face face, Pace pace, boolean live, Path page) {

    static final String USAGE = String.join(
            "\n",
            "Shows a JDBC and a Vert.x application that go on while the writer of its cluster crashes, freezes and is switched over.",
            "",
            "  ./demo [options]",
            "",
            "  --face plain|aurora   ordinary streaming replication, or with Aurora's own functions (plain)",
            "  --short               short acts",
            "  --live, --plain       a picture that moves (in a terminal), or lines (elsewhere and if CI is set)",
            "  --page FILE           where the page goes (demo-output/timeline.html)",
            "",
            "Exit status: 0 if all checks hold, 1 if one does not, 2 for a mistake in the options.",
            "",
            "  ./demo crashes --help   the program that measures many crashes");

    /** @throws IllegalArgumentException with a message for people */
    static DemoOptions parse(List<String> arguments) {
        DemoOptions options = new DemoOptions(Face.PLAIN, Pace.CALM, false, Path.of("demo-output", "timeline.html"));
        Deque<String> left = new ArrayDeque<>(arguments);
        while (!left.isEmpty()) {
            options = options.with(left.removeFirst(), left);
        }
        return options;
    }

    private DemoOptions with(String option, Deque<String> left) {
        return switch (option) {
            case "--face" -> new DemoOptions(face(value(option, left)), pace, live, page);
            case "--short" -> new DemoOptions(face, Pace.SHORT, live, page);
            case "--live" -> new DemoOptions(face, pace, true, page);
            case "--plain" -> new DemoOptions(face, pace, false, page);
            case "--page" -> new DemoOptions(face, pace, live, Path.of(value(option, left)));
            default -> throw new IllegalArgumentException("There is no option " + option + ".");
        };
    }

    private static String value(String option, Deque<String> left) {
        if (left.isEmpty()) {
            throw new IllegalArgumentException("The option " + option + " needs a value.");
        }
        return left.removeFirst();
    }

    private static Face face(String text) {
        return switch (text) {
            case "plain" -> Face.PLAIN;
            case "aurora" -> Face.AURORA;
            default -> throw new IllegalArgumentException("--face is plain or aurora, not " + text + ".");
        };
    }
}
