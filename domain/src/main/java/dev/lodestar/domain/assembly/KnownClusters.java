package dev.lodestar.domain.assembly;

import dev.lodestar.domain.cluster.Host;
import dev.lodestar.domain.cluster.HostAddress;
import dev.lodestar.domain.cluster.HostId;
import dev.lodestar.domain.cluster.Topology;
import dev.lodestar.domain.dialect.Dialect;
import dev.lodestar.domain.plugin.CallOutcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The clusters that one adapter instance knows, counted by their users, and the rules by which two URLs share one: a
 * cluster is discovered first and only then looked for here. Two URLs share a cluster if what was discovered behind the
 * one has a member address in common with what was or is known of the other, the kind of database is the same, and nothing
 * differs that decides how the cluster's machine logs in and behaves ({@link ClusterPlan#character}).
 *
 * <p>Not thread-safe: confined to one context, or guarded by its owner's lock.
 *
 * @param <C> what an adapter keeps for each cluster
 */
public final class KnownClusters<C> {

    private static final class Entry<C> {
        final C cluster;
        final Dialect dialect;
        final List<Object> character;
        final Map<HostId, HostAddress> members;
        final List<List<HostAddress>> urls = new ArrayList<>();
        int users;

        Entry(ClusterPlan plan, CallOutcome.Discovered found, C cluster) {
            this.cluster = cluster;
            this.dialect = found.dialect();
            this.character = plan.character();
            this.members = new LinkedHashMap<>(found.hosts());
        }

        boolean suits(ClusterPlan plan) {
            return character.equals(plan.character());
        }

        boolean isSame(CallOutcome.Discovered found, Topology now) {
            return dialect.equals(found.dialect())
                    && (members.values().stream().anyMatch(found.hosts()::containsValue)
                            || now.hosts().stream().map(Host::address).anyMatch(found.hosts()::containsValue));
        }
    }

    private final Function<C, Topology> topology;
    private final List<Entry<C>> entries = new ArrayList<>();

    /** @param topology what a cluster looks like now: its members may have changed since it was discovered */
    public KnownClusters(Function<C, Topology> topology) {
        this.topology = topology;
    }

    /** The cluster that this URL is known to lead to, counted as used once more. */
    public Optional<C> use(ClusterPlan plan) {
        return use(entry -> entry.suits(plan) && entry.urls.contains(plan.url().hosts()));
    }

    /** The known cluster that was discovered once again, counted as used once more; from now on the URL is known. */
    public Optional<C> useSame(ClusterPlan plan, CallOutcome.Discovered found) {
        Predicate<Entry<C>> same = entry -> entry.suits(plan) && entry.isSame(found, topology.apply(entry.cluster));
        entries.stream()
                .filter(same)
                .findFirst()
                .ifPresent(entry -> entry.urls.add(plan.url().hosts()));
        return use(same);
    }

    private Optional<C> use(Predicate<Entry<C>> wanted) {
        Optional<Entry<C>> known = entries.stream().filter(wanted).findFirst();
        known.ifPresent(entry -> entry.users++);
        return known.map(entry -> entry.cluster);
    }

    /** Takes a new cluster in, with one user. */
    public void add(ClusterPlan plan, CallOutcome.Discovered found, C cluster) {
        Entry<C> entry = new Entry<>(plan, found, cluster);
        entry.urls.add(plan.url().hosts());
        entry.users = 1;
        entries.add(entry);
    }

    /** One user less. True if it was the last one: then the cluster is forgotten and its owner has to close it. */
    public boolean release(C cluster) {
        Optional<Entry<C>> known =
                entries.stream().filter(entry -> entry.cluster == cluster).findFirst();
        boolean last = known.map(entry -> --entry.users == 0).orElse(false);
        if (last) {
            entries.remove(known.get());
        }
        return last;
    }
}
