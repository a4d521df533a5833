package dev.lodestar.vertx.runtime;

import dev.lodestar.domain.cluster.HostId;
import dev.lodestar.domain.plugin.Chain;
import dev.lodestar.domain.plugin.Protection;
import dev.lodestar.ports.interpreter.ClusterRun;
import dev.lodestar.ports.interpreter.HeldConnections;
import dev.lodestar.vertx.target.Physical;
import dev.lodestar.vertx.target.PoolGeneration;
import dev.lodestar.vertx.target.Whereabouts;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;

/**
 * The pool generations that applications hold to the hosts of one cluster. Any thread; {@link #look} on one context.
 */
final class Generations implements HeldConnections {

    private final Map<PoolGeneration, Chain> all = new ConcurrentHashMap<>();

    void add(PoolGeneration generation, Chain chain) {
        all.put(generation, chain);
    }

    void remove(PoolGeneration generation) {
        all.remove(generation);
    }

    @Override
    public boolean areNone() {
        return all.isEmpty();
    }

    @Override
    public long count(HostId host) {
        return all.keySet().stream()
                .mapToLong(generation -> generation.connections().stream()
                        .filter(physical -> generation.placeOf(physical).host().equals(host))
                        .count())
                .sum();
    }

    @Override
    public void condemn(HostId host, long number, String evidence) {
        Whereabouts lost = new Whereabouts(host, number);
        for (Map.Entry<PoolGeneration, Chain> entry : List.copyOf(all.entrySet())) {
            entry.getKey().condemn(lost, evidence, entry.getValue()::protects);
        }
    }

    @Override
    public void look(BiConsumer<HostId, Long> suspicion) {
        for (Map.Entry<PoolGeneration, Chain> entry : new ArrayList<>(all.entrySet())) {
            if (entry.getValue().protects(Protection.WATCH_CALLS)) {
                slow(entry.getKey()).forEach(place -> suspicion.accept(place.host(), place.number()));
            }
        }
    }

    /** Where calls are slow, each place once. */
    private static Set<Whereabouts> slow(PoolGeneration generation) {
        Set<Whereabouts> places = new LinkedHashSet<>();
        for (Physical physical : generation.connections()) {
            if (physical.watch().look(physical.mark()) >= ClusterRun.LOOKS_UNTIL_SLOW) {
                places.add(generation.placeOf(physical));
            }
        }
        return places;
    }
}
