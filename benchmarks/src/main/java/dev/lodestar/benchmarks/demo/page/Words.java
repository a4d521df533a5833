package dev.lodestar.benchmarks.demo.page;

import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/** Figures and names as people read them. */
final class Words {
    private static final double NANOS_PER_MILLI = 1e6;
    private static final List<String> FAILOVER_STATES = List.of("08S02", "08007", "08001");

    private Words() {}

    static String millis(long nanos) {
        double millis = nanos / NANOS_PER_MILLI;
        return String.format(Locale.ROOT, Math.abs(millis) < 10 ? "%.1f ms" : "%,.0f ms", millis);
    }

    static String millis(OptionalLong nanos) {
        return nanos.isPresent() ? millis(nanos.getAsLong()) : "never";
    }

    static String seconds(long nanos) {
        return String.format(Locale.ROOT, "%.1f s", nanos / NANOS_PER_MILLI / 1000);
    }

    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** The class in the style sheet for an SQLState. */
    static String errorClass(String sqlState) {
        return "e-" + (FAILOVER_STATES.contains(sqlState) ? sqlState : "other");
    }

    /** What an SQLState means, in a few words. */
    static String meaning(String sqlState) {
        return switch (sqlState) {
            case "08S02" -> "moved, nothing in doubt";
            case "08007" -> "moved, outcome in doubt or transaction lost";
            case "08001" -> "no host";
            default -> "other";
        };
    }
}
