package dev.lodestar.benchmarks.crash;

import java.time.Duration;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Figures as lines for people and as JSON for programs. */
final class FigureText {
    static final String HEADER = "round   crash -> accepts writes   -> first success   -> last connection   errors";

    private FigureText() {}

    static String line(int number, Round round) {
        return String.format(
                Locale.ROOT,
                "%5d %20.1f ms %15.1f ms %17.1f ms   %s",
                number,
                millis(round.outage()),
                millis(round.firstShare()),
                millis(round.share()),
                errors(round));
    }

    private static String errors(Round round) {
        return round.errors().stream()
                .collect(Collectors.groupingBy(state -> state, TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .map(entry -> entry.getKey() + " x" + entry.getValue())
                .collect(Collectors.joining(", "));
    }

    static String summary(Figures figures) {
        return String.format(
                Locale.ROOT,
                "client share of failover over %d crashes: median %.1f ms (target %d), worst %.1f ms (target %d): %s",
                figures.rounds().size(),
                millis(figures.medianShare()),
                Figures.TARGET_MEDIAN.toMillis(),
                millis(figures.worstShare()),
                Figures.TARGET_WORST.toMillis(),
                figures.areOnTarget() ? "on target" : "NOT on target");
    }

    static String json(CrashOptions options, Figures figures) {
        String rounds = figures.rounds().stream()
                .map(round -> String.format(
                        Locale.ROOT,
                        "    {\"outageMs\": %.3f, \"firstShareMs\": %.3f, \"shareMs\": %.3f}",
                        millis(round.outage()),
                        millis(round.firstShare()),
                        millis(round.share())))
                .collect(Collectors.joining(",\n"));
        return String.format(
                Locale.ROOT,
                "{%n  \"adapter\": \"%s\",%n  \"connections\": %d,%n  \"face\": \"%s\",%n  \"writing\": %b,%n  \"medianShareMs\": %.3f,%n"
                        + "  \"worstShareMs\": %.3f,%n  \"medianOutageMs\": %.3f,%n  \"rounds\": [%n%s%n  ]%n}%n",
                options.adapter(),
                options.connections(),
                options.face(),
                options.writing(),
                millis(figures.medianShare()),
                millis(figures.worstShare()),
                millis(figures.medianOutage()),
                rounds);
    }

    static double millis(Duration time) {
        return time.toNanos() / 1e6;
    }
}
