package dev.lodestar.domain.selection;

import dev.lodestar.domain.cluster.Host;
import java.util.List;
import java.util.Optional;

/**
 * Chooses one host of several. Pure: equal arguments, equal choice. Hosts that are up are preferred; if none is, all
 * qualify, because a host believed down is a better guess than none.
 */
@FunctionalInterface
public interface HostSelector {

    /**
     * The chosen host; empty exactly when there is no candidate.
     *
     * @param candidates hosts of the wanted role, without duplicates, in any order
     */
    Optional<Host> choose(List<Host> candidates, SelectionContext context);

    /**
     * The selector of a strategy.
     *
     * @param weights used by round robin only; the first that names a host counts
     * @param defaultWeight weight of a host that no pair names, 1 to 1000
     */
    static HostSelector of(SelectionStrategy strategy, List<HostWeight> weights, int defaultWeight) {
        return switch (strategy) {
            case RANDOM -> new RandomSelection();
            case ROUND_ROBIN -> new RoundRobinSelection(weights, defaultWeight);
            case LEAST_CONNECTIONS -> new LeastConnectionsSelection();
            case LOWEST_LOAD -> new LowestLoadSelection();
        };
    }

    /** The selector of a strategy in which all hosts weigh the same. */
    static HostSelector of(SelectionStrategy strategy) {
        return of(strategy, List.of(), 1);
    }
}
