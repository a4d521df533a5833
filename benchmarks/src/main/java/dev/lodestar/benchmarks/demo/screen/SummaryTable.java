package dev.lodestar.benchmarks.demo.screen;

import dev.lodestar.benchmarks.demo.story.Check;
import dev.lodestar.benchmarks.demo.story.Story;
import dev.lodestar.benchmarks.demo.story.Times;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The story's figures and checks as lines. */
public final class SummaryTable {
    private SummaryTable() {}

    public static List<String> lines(Story.Application application) {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add(String.format(
                "%-12s %16s %18s %18s %18s   %s",
                "", "fault →", "accepts writes →", "accepts writes →", "accepts writes →", ""));
        lines.add(String.format(
                "%-12s %16s %18s %18s %18s   %s",
                application.name(), "accepts writes", "first success", "first write", "every worker", "errors"));
        application.times().forEach(times -> lines.add(line(times)));
        lines.add("");
        lines.add(application.statements() + " statements succeeded; errors: " + Errors.counted(counted(application)));
        lines.add("");
        application.checks().forEach(check -> lines.add(line(check)));
        return lines;
    }

    private static Map<String, Long> counted(Story.Application application) {
        return application.errors().stream()
                .collect(Collectors.groupingBy(call -> call.sqlState(), TreeMap::new, Collectors.counting()));
    }

    private static String line(Times times) {
        return String.format(
                "%-12s %16s %18s %18s %18s   %s",
                times.title(),
                millis(OptionalLong.of(times.outage())),
                millis(times.clientShare()),
                millis(times.since(times.firstWrite())),
                millis(times.since(times.everyone())),
                times.errors().stream()
                        .collect(Collectors.groupingBy(call -> call.sqlState(), TreeMap::new, Collectors.counting()))
                        .entrySet()
                        .stream()
                        .map(entry -> entry.getKey() + " ×" + entry.getValue())
                        .collect(Collectors.joining(", ")));
    }

    private static String millis(OptionalLong nanos) {
        return nanos.isEmpty() ? "never" : String.format(Locale.ROOT, "%.1f ms", nanos.getAsLong() / 1e6);
    }

    private static String line(Check check) {
        String evidence = check.evidence().isEmpty() ? "" : " (" + check.evidence() + ")";
        return (check.holds() ? "  ✓ " : "  ✗ ") + check.claim() + evidence;
    }
}
