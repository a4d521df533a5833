package dev.lodestar.domain.selection;

import dev.lodestar.domain.cluster.Host;
import java.util.List;
import java.util.Optional;

/** Any host, with equal chances. */
record RandomSelection() implements HostSelector {

    private static final long SALT = 1;

    @Override
    public Optional<Host> choose(List<Host> candidates, SelectionContext context) {
        return Preferred.any(Preferred.of(candidates), context, SALT);
    }
}
