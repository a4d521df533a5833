package dev.lodestar.domain.selection;

import dev.lodestar.domain.cluster.Host;

/**
 * How many turns a host has in one round.
 *
 * @param host an instance identifier, a host name or {@code name:port}; letter case does not matter
 * @param weight 1 to 1000
 */
public record HostWeight(String host, int weight) {

    /** No host has more turns in a round. */
    public static final int MAX = 1_000;

    public HostWeight {
        if (host.isBlank()) {
            throw new IllegalArgumentException("A weight needs a host.");
        }
        if (weight < 1 || weight > MAX) {
            throw new IllegalArgumentException(
                    "Weight " + weight + " of " + host + " is not between 1 and " + MAX + ".");
        }
    }

    /** Whether this weight is meant for {@code candidate}. */
    public boolean isFor(Host candidate) {
        return host.equalsIgnoreCase(candidate.id().value())
                || host.equalsIgnoreCase(candidate.address().name())
                || host.equalsIgnoreCase(candidate.address().toString());
    }

    @Override
    public String toString() {
        return host + ":" + weight;
    }
}
