package dev.lodestar.vertx.runtime;

import dev.lodestar.domain.cluster.Host;
import dev.lodestar.domain.cluster.HostAddress;
import dev.lodestar.domain.cluster.HostId;
import dev.lodestar.vertx.target.PoolGeneration;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The generations of one pool: at most one that lends for each host, and those that are on their way out. On the
 * home's context.
 */
final class PoolGenerations {

    private record Key(HostId host, HostAddress address, long number) {}

    private final Home home;
    private final PoolPlan plan;
    /** One that was retired may have a successor for the same key long before its last lease comes back. */
    private final Map<PoolGeneration, Key> all = new LinkedHashMap<>();

    private boolean closed;

    PoolGenerations(Home home, PoolPlan plan) {
        this.home = home;
        this.plan = plan;
    }

    /** The generation for whoever is at that address now, made if there is none that lends; empty once closed. */
    Optional<PoolGeneration> at(HostAddress address, Source source) {
        if (closed) {
            return Optional.empty();
        }
        Optional<Host> host = source.topology().hosts().stream()
                .filter(member -> member.address().equals(address))
                .findFirst();
        Key key = new Key(
                host.map(Host::id).orElseGet(() -> HostId.of(address)),
                address,
                host.map(Host::generation).orElse(0L));
        return Optional.of(lending(key).orElseGet(() -> open(key, source)));
    }

    private Optional<PoolGeneration> lending(Key key) {
        return all.entrySet().stream()
                .filter(entry -> entry.getValue().equals(key) && !entry.getKey().isRetired())
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private PoolGeneration open(Key key, Source source) {
        PoolGeneration fresh = new PoolGeneration(
                home.dials(),
                plan.dialling(),
                key.host(),
                key.address(),
                key.number(),
                new Admission(home, source, plan.dialling().loginPatience(), plan.onConnect()));
        all.put(fresh, key);
        source.cluster().ifPresent(cluster -> cluster.add(fresh, source.chain()));
        fresh.disposal()
                .onComplete(done -> home.context().runOnContext(now -> {
                    all.remove(fresh);
                    source.cluster().ifPresent(cluster -> cluster.remove(fresh));
                }));
        return fresh;
    }

    /** The pool leads to {@code kept}: all others lend nothing any more. */
    void retireAllBut(PoolGeneration kept) {
        for (PoolGeneration other : new ArrayList<>(all.keySet())) {
            if (other != kept) {
                other.retire("the pool leads to " + kept.host());
            }
        }
    }

    /** Closes all, politely for {@code patienceMillis}, and opens none any more. Never fails. */
    Future<Void> close(long patienceMillis) {
        closed = true;
        List<Future<Void>> ends = new ArrayList<>();
        new ArrayList<>(all.keySet()).forEach(generation -> ends.add(generation.close(patienceMillis)));
        return Future.join(ends).transform(done -> Future.succeededFuture());
    }
}
