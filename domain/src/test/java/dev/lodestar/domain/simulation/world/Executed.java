package dev.lodestar.domain.simulation.world;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The transactions a server has executed, by the server where each began. */
final class Executed {

    private final Map<String, Long> counts = new TreeMap<>();

    void commit(String origin) {
        counts.merge(origin, 1L, Long::sum);
    }

    /** Takes over everything that the other has. */
    void catchUp(Executed other) {
        other.counts.forEach((origin, count) -> counts.merge(origin, count, Math::max));
    }

    /** Throws away what it has and takes a copy of the other. */
    void cloneOf(Executed other) {
        counts.clear();
        counts.putAll(other.counts);
    }

    /** As MySQL writes it. */
    String text() {
        return counts.entrySet().stream()
                .map(entry -> entry.getKey() + ":1-" + entry.getValue())
                .collect(Collectors.joining(","));
    }
}
