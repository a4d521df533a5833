package dev.lodestar.benchmarks.crash;

import dev.lodestar.testkit.Face;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What the command line asks for.
 *
 * @param adapter through which the application speaks
 * @param rounds how many crashes
 * @param connections how many connections are open at each crash
 * @param pause between two statements of one connection
 * @param promotionDelay from the crash until another server is promoted
 * @param writing whether the statement is an insert, or else a query
 * @param face what the servers show of themselves
 * @param json whether the figures are written to {@code benchmarks/results}
 * @param verbose whether every fact that the library tells is printed with its time
 */
record CrashOptions(
        Adapter adapter,
        int rounds,
        int connections,
        Duration pause,
        Duration promotionDelay,
        boolean writing,
        Face face,
        boolean json,
        boolean verbose) {

    static final String USAGE = String.join(
            "\n",
            "Measures the client's share of failover over many crashes of the writer.",
            "",
            "  ./demo crashes [options]",
            "",
            "  --adapter jdbc|vertx",
            "  --rounds N         crashes to measure (20)",
            "  --connections N    connections open at each crash (1)",
            "  --pause MS         between two statements of a connection (2)",
            "  --delay MS         from the crash to the promotion (0)",
            "  --write            insert a row instead of asking a question",
            "  --face plain|aurora",
            "  --json             also write benchmarks/results/crash-<adapter>-<connections>.json",
            "  --verbose          print what the library tells, with times after the crash");

    /** @throws IllegalArgumentException with a message for people */
    static CrashOptions parse(List<String> arguments) {
        CrashOptions options = new CrashOptions(
                Adapter.JDBC, 20, 1, Duration.ofMillis(2), Duration.ZERO, false, Face.PLAIN, false, false);
        Deque<String> left = new ArrayDeque<>(arguments);
        while (!left.isEmpty()) {
            options = options.with(left.removeFirst(), left);
        }
        return options;
    }

    private CrashOptions with(String option, Deque<String> left) {
        return switch (option) {
            case "--adapter" -> through(adapter(value(option, left)));
            case "--rounds" -> of(number(option, left, 1), connections, pause, promotionDelay);
            case "--connections" -> of(rounds, number(option, left, 1), pause, promotionDelay);
            case "--pause" -> of(rounds, connections, Duration.ofMillis(number(option, left, 0)), promotionDelay);
            case "--delay" -> of(rounds, connections, pause, Duration.ofMillis(number(option, left, 0)));
            case "--write" -> flagged(true, face, json, verbose);
            case "--face" -> flagged(writing, face(value(option, left)), json, verbose);
            case "--json" -> flagged(writing, face, true, verbose);
            case "--verbose" -> flagged(writing, face, json, true);
            default -> throw new IllegalArgumentException("There is no option " + option + ".");
        };
    }

    private CrashOptions through(Adapter other) {
        return new CrashOptions(other, rounds, connections, pause, promotionDelay, writing, face, json, verbose);
    }

    private CrashOptions of(int crashes, int open, Duration between, Duration delay) {
        return new CrashOptions(adapter, crashes, open, between, delay, writing, face, json, verbose);
    }

    private CrashOptions flagged(boolean writes, Face shown, boolean writesJson, boolean tells) {
        return new CrashOptions(adapter, rounds, connections, pause, promotionDelay, writes, shown, writesJson, tells);
    }

    private static String value(String option, Deque<String> left) {
        if (left.isEmpty()) {
            throw new IllegalArgumentException("The option " + option + " needs a value.");
        }
        return left.removeFirst();
    }

    private static int number(String option, Deque<String> left, int least) {
        String text = value(option, left);
        if (!text.matches("\\d{1,6}") || Integer.parseInt(text) < least) {
            throw new IllegalArgumentException(option + " needs a number from " + least + ", not " + text + ".");
        }
        return Integer.parseInt(text);
    }

    private static Adapter adapter(String text) {
        return Stream.of(Adapter.values())
                .filter(known -> known.toString().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("--adapter is jdbc or vertx, not " + text + "."));
    }

    private static Face face(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "plain" -> Face.PLAIN;
            case "aurora" -> Face.AURORA;
            default -> throw new IllegalArgumentException("--face is plain or aurora, not " + text + ".");
        };
    }
}
