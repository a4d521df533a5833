package dev.lodestar.domain.selection;

import dev.lodestar.domain.cluster.Host;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One host after the other, in the order of their ids. A round has as many turns as the weights sum up to, divided by
 * what they have in common; each host has exactly its weight of them. With unequal weights the turns of a heavy host
 * are strewn over the round instead of filling its start, so that a short burst is shared out too.
 *
 * @param weights the first pair that names a host counts
 * @param defaultWeight weight of a host that no pair names
 */
record RoundRobinSelection(List<HostWeight> weights, int defaultWeight) implements HostSelector {

    private static final double GOLDEN_RATIO = 0.618_033_988_749_895;

    RoundRobinSelection {
        weights = List.copyOf(weights);
        if (defaultWeight < 1 || defaultWeight > HostWeight.MAX) {
            throw new IllegalArgumentException(
                    "Default weight " + defaultWeight + " is not between 1 and " + HostWeight.MAX + ".");
        }
    }

    @Override
    public Optional<Host> choose(List<Host> candidates, SelectionContext context) {
        List<Host> hosts = Preferred.of(candidates).stream()
                .sorted(Comparator.comparing(Host::id))
                .toList();
        if (hosts.isEmpty()) {
            return Optional.empty();
        }
        long common = hosts.stream().mapToLong(this::weightOf).reduce(0, RoundRobinSelection::commonDivisor);
        long round = hosts.stream().mapToLong(this::weightOf).sum() / common;
        long position = Math.floorMod(context.turn(), round);
        long slot = position * step(round, hosts.size()) % round;
        for (Host host : hosts) {
            slot -= weightOf(host) / common;
            if (slot < 0) {
                return Optional.of(host);
            }
        }
        throw new AssertionError("Slot beyond the round of " + hosts);
    }

    private int weightOf(Host host) {
        return weights.stream()
                .filter(pair -> pair.isFor(host))
                .mapToInt(HostWeight::weight)
                .findFirst()
                .orElse(defaultWeight);
    }

    /**
     * The distance between the slots of two turns. Any number without a common divisor with the round visits every slot
     * once a round; one near the golden ratio visits them evenly. Equal weights need no spreading and keep the order.
     */
    private static long step(long round, int hosts) {
        if (round == hosts) {
            return 1;
        }
        long step = Math.max(1, Math.round(round * GOLDEN_RATIO));
        while (commonDivisor(step, round) != 1) {
            step++;
        }
        return step;
    }

    private static long commonDivisor(long a, long b) {
        return b == 0 ? a : commonDivisor(b, a % b);
    }
}
