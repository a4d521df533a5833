package dev.lodestar.domain.selection;

import dev.lodestar.domain.cluster.Host;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** What all strategies share: which candidates count, and how ties are broken. */
final class Preferred {

    private Preferred() {}

    /** The hosts that are up; all of them if none is. */
    static List<Host> of(List<Host> candidates) {
        List<Host> up = candidates.stream().filter(Host::isUp).toList();
        return up.isEmpty() ? candidates : up;
    }

    /** Any of these, with equal chances. */
    static Optional<Host> any(List<Host> hosts, SelectionContext context, long salt) {
        return hosts.isEmpty()
                ? Optional.empty()
                : Optional.of(hosts.get(context.now().choose(hosts.size(), salt)));
    }

    /** One of the preferred hosts with the lowest score. */
    static Optional<Host> lowest(
            List<Host> candidates, ToDoubleFunction<Host> score, SelectionContext context, long salt) {
        List<Host> hosts = of(candidates);
        double least = hosts.stream().mapToDouble(score).min().orElse(0);
        return any(
                hosts.stream()
                        .filter(host -> score.applyAsDouble(host) == least)
                        .toList(),
                context,
                salt);
    }
}
