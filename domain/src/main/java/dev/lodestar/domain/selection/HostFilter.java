package dev.lodestar.domain.selection;

import dev.lodestar.domain.cluster.Host;
import dev.lodestar.domain.cluster.HostId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which hosts may be used at all, whatever their role: the members of a custom endpoint, or the one host of a pool.
 *
 * @param only nobody but these; empty for everybody
 * @param never not even if {@code only} names them
 */
public record HostFilter(Optional<List<HostId>> only, List<HostId> never) {

    /** Every host may be used. */
    public static final HostFilter ALL = new HostFilter(Optional.empty(), List.of());

    public HostFilter {
        only = only.map(List::copyOf);
        never = List.copyOf(never);
    }

    public static HostFilter only(HostId... hosts) {
        return new HostFilter(Optional.of(List.of(hosts)), List.of());
    }

    public static HostFilter except(HostId... hosts) {
        return new HostFilter(Optional.empty(), List.of(hosts));
    }

    public boolean allows(Host host) {
        return only.map(allowed -> allowed.contains(host.id())).orElse(true) && !never.contains(host.id());
    }

    /** What both filters allow. */
    public HostFilter and(HostFilter other) {
        List<HostId> neither =
                Stream.concat(never.stream(), other.never.stream()).distinct().toList();
        Optional<List<HostId>> both = only.map(mine -> other.only
                        .map(theirs -> mine.stream().filter(theirs::contains).toList())
                        .orElse(mine))
                .or(other::only);
        return new HostFilter(both, neither);
    }

    @Override
    public String toString() {
        String base = only.map(hosts -> "the hosts " + hosts).orElse("all hosts");
        return never.isEmpty() ? base : base + " except " + never;
    }
}
