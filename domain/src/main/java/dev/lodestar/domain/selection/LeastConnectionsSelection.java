package dev.lodestar.domain.selection;

import dev.lodestar.domain.cluster.Host;
import java.util.List;
import java.util.Optional;

/**
 * The host with the fewest connections of this application. Ties are broken at random: else every pool that starts
 * empty would fill on the same host first.
 */
record LeastConnectionsSelection() implements HostSelector {

    private static final long SALT = 2;

    @Override
    public Optional<Host> choose(List<Host> candidates, SelectionContext context) {
        return Preferred.lowest(candidates, host -> context.openConnections().applyAsLong(host.id()), context, SALT);
    }
}
