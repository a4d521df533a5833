package dev.lodestar.domain.selection;

/** How a host is chosen among several that would do. */
public enum SelectionStrategy {
    /** Any, with equal chances. */
    RANDOM("random"),
    /** One after the other, each as often as its weight says. */
    ROUND_ROBIN("roundRobin"),
    /** The one with the fewest connections of this application; ties at random. */
    LEAST_CONNECTIONS("leastConnections"),
    /** The one with the least CPU use and replica lag; ties at random. */
    LOWEST_LOAD("lowestLoad");

    private final String code;

    SelectionStrategy(String code) {
        this.code = code;
    }

    /** The name used in settings. */
    public String code() {
        return code;
    }
}
