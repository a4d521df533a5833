package dev.lodestar.vertx.runtime;

import dev.lodestar.domain.cluster.HostId;
import dev.lodestar.domain.plugin.Chain;
import dev.lodestar.domain.plugin.Protection;
import dev.lodestar.vertx.target.Physical;
import dev.lodestar.vertx.target.PoolGeneration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;

/**
 * The pool generations that applications hold to the hosts of one cluster. Any thread; {@link #watch} on one context.
 */
final class Generations {

    private final Map<PoolGeneration, Chain> all = new ConcurrentHashMap<>();

    void add(PoolGeneration generation, Chain chain) {
        all.put(generation, chain);
    }

    void remove(PoolGeneration generation) {
        all.remove(generation);
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    /** How many connections there are to a host. */
    long connections(HostId host) {
        return all.keySet().stream()
                .filter(generation -> generation.host().equals(host))
                .mapToLong(generation -> generation.connections().size())
                .sum();
    }

    /**
     * Gives up everything connected to {@code host} up to {@code number}, as far as the plugins of each pool want it.
     */
    void condemn(HostId host, long number, String evidence) {
        for (Map.Entry<PoolGeneration, Chain> entry : List.copyOf(all.entrySet())) {
            PoolGeneration generation = entry.getKey();
            if (generation.host().equals(host) && generation.number() <= number) {
                generation.condemn(evidence, entry.getValue()::protects);
            }
        }
    }

    /** Looks at every connection once; tells hosts with a call that has lasted for {@code ticks} looks or more. */
    void watch(int ticks, BiConsumer<HostId, Long> suspicion) {
        for (Map.Entry<PoolGeneration, Chain> entry : new ArrayList<>(all.entrySet())) {
            if (entry.getValue().protects(Protection.WATCH_CALLS) && hasSlowCall(entry.getKey(), ticks)) {
                suspicion.accept(entry.getKey().host(), entry.getKey().number());
            }
        }
    }

    private static boolean hasSlowCall(PoolGeneration generation, int ticks) {
        boolean slow = false;
        for (Physical physical : generation.connections()) {
            slow |= physical.watch().look(physical.mark()) >= ticks;
        }
        return slow;
    }
}
