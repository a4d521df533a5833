package dev.lodestar.jdbc.runtime;

import dev.lodestar.domain.cluster.HostId;
import dev.lodestar.domain.detection.CallWatch;
import dev.lodestar.domain.plugin.Chain;
import dev.lodestar.domain.plugin.Protection;
import dev.lodestar.jdbc.link.Link;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;

/**
 * The links that applications hold to the hosts of one cluster. Held weakly: a connection that an application drops without
 * closing it is not kept alive by being counted here.
 */
final class Links {

    private static final class Entry {
        final WeakReference<Link> link;
        final Chain chain;
        final CallWatch watch = new CallWatch();

        Entry(Link link, Chain chain) {
            this.link = new WeakReference<>(link);
            this.chain = chain;
        }
    }

    private final Map<HostId, List<Entry>> byHost = new ConcurrentHashMap<>();
    private final ReentrantLock lock = new ReentrantLock();

    void add(Link link, Chain chain) {
        lock.lock();
        try {
            byHost.computeIfAbsent(link.host(), any -> new ArrayList<>()).add(new Entry(link, chain));
        } finally {
            lock.unlock();
        }
    }

    void remove(Link link) {
        lock.lock();
        try {
            List<Entry> entries = byHost.get(link.host());
            if (entries != null) {
                entries.removeIf(entry -> entry.link.get() == null || entry.link.get() == link);
                if (entries.isEmpty()) {
                    byHost.remove(link.host());
                }
            }
        } finally {
            lock.unlock();
        }
    }

    long count(HostId host) {
        return entries(host).size();
    }

    boolean isEmpty() {
        return byHost.isEmpty();
    }

    private List<Entry> entries(HostId host) {
        lock.lock();
        try {
            return List.copyOf(byHost.getOrDefault(host, List.of()));
        } finally {
            lock.unlock();
        }
    }

    /** Marks every link to {@code host} up to {@code generation} and closes those whose plugins want it, on {@code hands}. */
    void condemn(HostId host, long generation, String evidence, Hands hands) {
        for (Entry entry : entries(host)) {
            Link link = entry.link.get();
            if (link == null || link.generation() > generation) {
                continue;
            }
            // First the mark, then the look: a call that begins in between is refused or seen.
            link.condemn(evidence);
            Protection wanted = link.isBusy() ? Protection.ABORT_IN_FLIGHT : Protection.CLOSE_IDLE;
            if (entry.chain.protects(wanted)) {
                abort(link, hands);
            }
        }
    }

    private static void abort(Link link, Hands hands) {
        if (!hands.run(link::abort)) {
            link.abort();
        }
    }

    /**
     * Looks at every link once; tells hosts with a call in flight that has lasted for {@code ticks} looks, and again after as
     * many more. A call that slipped through while its link was being condemned is aborted here.
     */
    void watch(int ticks, Hands hands, BiConsumer<HostId, Long> suspicion) {
        for (HostId host : List.copyOf(byHost.keySet())) {
            long suspected = -1;
            for (Entry entry : entries(host)) {
                Link link = entry.link.get();
                if (link == null || !entry.chain.protects(Protection.WATCH_CALLS)) {
                    continue;
                }
                int age = entry.watch.look(link.mark());
                if (age > 0 && link.isCondemned() && entry.chain.protects(Protection.ABORT_IN_FLIGHT)) {
                    abort(link, hands);
                }
                if (age > 0 && age % ticks == 0) {
                    suspected = Math.max(suspected, link.generation());
                }
            }
            if (suspected >= 0) {
                suspicion.accept(host, suspected);
            }
        }
    }
}
