package dev.lodestar.domain.failover;

import dev.lodestar.domain.cluster.Host;
import dev.lodestar.domain.cluster.HostAddress;
import dev.lodestar.domain.cluster.HostId;
import dev.lodestar.domain.cluster.Topology;
import dev.lodestar.domain.effect.CallEffect.Trouble;
import dev.lodestar.domain.plugin.CallContext;
import dev.lodestar.domain.selection.HostSelector;
import dev.lodestar.domain.selection.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which host to try next. Remembers, for one round, the hosts that were tried in vain; a round ends when none is left, and
 * the next begins with fresh news.
 */
final class Candidates {

    private final Quest quest;
    private final HostSelector selector;
    private final List<HostId> tried = new ArrayList<>();

    Candidates(Quest quest, HostSelector selector) {
        this.quest = quest;
        this.selector = selector;
        quest.trouble().map(Trouble::host).ifPresent(tried::add);
    }

    /** @param freshNews whether the topology shown is newer than everything that was tried */
    Optional<Host> next(Target target, CallContext context, boolean freshNews) {
        Topology topology = context.topology();
        return switch (target) {
            case WRITER -> freshNews ? topology.writer().filter(this::isAllowed).filter(Host::isUp) : Optional.empty();
            case READER -> reader(topology, context);
            case READER_OR_WRITER -> reader(topology, context).or(() -> untriedWriter(topology));
            case NAMED_HOST -> named(topology);
        };
    }

    private Optional<Host> reader(Topology topology, CallContext context) {
        List<Host> untried = topology.readers().stream().filter(this::isUntried).toList();
        return selector.choose(untried, context.selection());
    }

    private Optional<Host> untriedWriter(Topology topology) {
        return topology.writer().filter(this::isUntried);
    }

    /** The first address in the URL that was not tried: as the topology knows it, or as it stands there. */
    private Optional<Host> named(Topology topology) {
        return quest.seeds().stream()
                .map(seed -> known(topology, seed).orElseGet(() -> Host.at(seed)))
                .filter(this::isUntried)
                .findFirst();
    }

    private static Optional<Host> known(Topology topology, HostAddress seed) {
        return topology.hosts().stream()
                .filter(host -> host.address().equals(seed))
                .findFirst();
    }

    private boolean isUntried(Host host) {
        return isAllowed(host) && !tried.contains(host.id());
    }

    private boolean isAllowed(Host host) {
        return quest.wish().hosts().allows(host);
    }

    void failed(Host host) {
        tried.add(host.id());
    }

    void newRound() {
        tried.clear();
    }
}
