package dev.lodestar.vertx.runtime;

import dev.lodestar.domain.cluster.HostId;
import dev.lodestar.domain.plugin.Chain;
import dev.lodestar.domain.plugin.Protection;
import dev.lodestar.ports.interpreter.ClusterRun;
import dev.lodestar.ports.interpreter.HeldConnections;
import dev.lodestar.vertx.target.Physical;
import dev.lodestar.vertx.target.PoolGeneration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
                .filter(generation -> generation.host().equals(host))
                .mapToLong(generation -> generation.connections().size())
                .sum();
    }

    @Override
    public void condemn(HostId host, long number, String evidence) {
        for (Map.Entry<PoolGeneration, Chain> entry : List.copyOf(all.entrySet())) {
            PoolGeneration generation = entry.getKey();
            if (generation.host().equals(host) && generation.number() <= number) {
                generation.condemn(evidence, entry.getValue()::protects);
            }
        }
    }

    @Override
    public void look(BiConsumer<HostId, Long> suspicion) {
        for (Map.Entry<PoolGeneration, Chain> entry : new ArrayList<>(all.entrySet())) {
            if (entry.getValue().protects(Protection.WATCH_CALLS) && hasSlowCall(entry.getKey())) {
                suspicion.accept(entry.getKey().host(), entry.getKey().number());
            }
        }
    }

    private static boolean hasSlowCall(PoolGeneration generation) {
        boolean slow = false;
        for (Physical physical : generation.connections()) {
            slow |= physical.watch().look(physical.mark()) >= ClusterRun.LOOKS_UNTIL_SLOW;
        }
        return slow;
    }
}
