package dev.lodestar.benchmarks.demo.screen;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Errors by kind: the three that the library reports a failover with, and all others. */
public final class Errors {
    /** Moved with nothing in doubt; moved with work in doubt; no host. */
    public static final List<String> KINDS = List.of("08S02", "08007", "08001");

    private Errors() {}

    /** One short line, as in {@code 08S02 4, 08007 2, 08001 0, other 0}. */
    public static String counted(Map<String, Long> bySqlState) {
        String known = KINDS.stream()
                .map(kind -> kind + " " + bySqlState.getOrDefault(kind, 0L))
                .collect(Collectors.joining(", "));
        return known + ", other " + others(bySqlState);
    }

    static long others(Map<String, Long> bySqlState) {
        return bySqlState.entrySet().stream()
                .filter(entry -> !KINDS.contains(entry.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }
}
