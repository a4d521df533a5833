package dev.lodestar.jdbc.runtime;

import dev.lodestar.domain.cluster.HostId;
import dev.lodestar.domain.detection.CallWatch;
import dev.lodestar.domain.plugin.Protection;
import dev.lodestar.jdbc.link.Link;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;

/**
 * The links that applications hold to the hosts of one cluster. Held weakly: a connection that an application drops
 * without closing it is not kept alive by being watched here, and what it held is given back when it was collected.
 *
 * <p>Any thread. Coming and going cost the same however many there are; no lock is held while anything is told.
 */
final class Links {

    /** One link among those to its host. */
    private static final class Entry extends WeakReference<Link> {
        final HostId host;
        final Set<Protection> wanted;
        final Runnable dropped;
        final CallWatch watch = new CallWatch();

        Entry(Link link, Set<Protection> wanted, Runnable dropped, ReferenceQueue<Link> collected) {
            super(link, collected);
            this.host = link.host();
            this.wanted = wanted;
            this.dropped = dropped;
        }
    }

    private final Executor aborting;
    private final ReferenceQueue<Link> collected = new ReferenceQueue<>();
    private final ReentrantLock lock = new ReentrantLock();
    /** Guarded by the lock; a host without links has no set. */
    private final Map<HostId, Set<Entry>> byHost = new LinkedHashMap<>();

    private volatile boolean empty = true;

    /** @param aborting where transports are closed */
    Links(Executor aborting) {
        this.aborting = aborting;
    }

    /**
     * Watches a link until {@link Link#unwatch()}.
     *
     * @param wanted what is to be done for it
     * @param dropped what is to be done when it was collected instead
     */
    void add(Link link, Set<Protection> wanted, Runnable dropped) {
        Entry entry = new Entry(link, wanted, dropped, collected);
        lock.lock();
        try {
            byHost.computeIfAbsent(link.host(), any -> new LinkedHashSet<>()).add(entry);
            empty = false;
        } finally {
            lock.unlock();
        }
        link.watched(() -> remove(entry));
    }

    private boolean remove(Entry entry) {
        lock.lock();
        try {
            Set<Entry> entries = byHost.get(entry.host);
            boolean listed = entries != null && entries.remove(entry);
            if (listed && entries.isEmpty()) {
                byHost.remove(entry.host);
                empty = byHost.isEmpty();
            }
            return listed;
        } finally {
            lock.unlock();
        }
    }

    /** How many links there are to a host, those included that were dropped and not collected yet. */
    long count(HostId host) {
        lock.lock();
        try {
            return byHost.getOrDefault(host, Set.of()).size();
        } finally {
            lock.unlock();
        }
    }

    boolean isEmpty() {
        return empty;
    }

    /** Marks every link to {@code host} up to {@code generation} and closes those whose plugins want it. */
    void condemn(HostId host, long generation, String evidence) {
        List<Link> doomed = new ArrayList<>();
        lock.lock();
        try {
            for (Entry entry : byHost.getOrDefault(host, Set.of())) {
                Link link = entry.get();
                if (link == null || link.generation() > generation) {
                    continue;
                }
                // First the mark, then the look: a call that begins in between is refused or seen.
                link.condemn(evidence);
                if (entry.wanted.contains(link.isBusy() ? Protection.ABORT_IN_FLIGHT : Protection.CLOSE_IDLE)) {
                    doomed.add(link);
                }
            }
        } finally {
            lock.unlock();
        }
        doomed.forEach(link -> aborting.execute(link::abort));
    }

    /**
     * Looks at every link once; tells hosts with a call in flight that has lasted for {@code ticks} looks, and again after as
     * many more. A call that slipped through while its link was being condemned is aborted here, and what dropped links
     * held is given back.
     */
    void watch(int ticks, BiConsumer<HostId, Long> suspicion) {
        giveBack();
        Map<HostId, Long> suspected = new LinkedHashMap<>();
        List<Link> slipped = new ArrayList<>();
        lock.lock();
        try {
            for (Set<Entry> entries : byHost.values()) {
                for (Entry entry : entries) {
                    look(entry, ticks, suspected, slipped);
                }
            }
        } finally {
            lock.unlock();
        }
        slipped.forEach(link -> aborting.execute(link::abort));
        suspected.forEach(suspicion);
    }

    private static void look(Entry entry, int ticks, Map<HostId, Long> suspected, List<Link> slipped) {
        Link link = entry.get();
        if (link == null || !entry.wanted.contains(Protection.WATCH_CALLS)) {
            return;
        }
        int age = entry.watch.look(link.mark());
        if (age > 0 && link.isCondemned() && entry.wanted.contains(Protection.ABORT_IN_FLIGHT)) {
            slipped.add(link);
        }
        if (age > 0 && age % ticks == 0) {
            suspected.merge(entry.host, link.generation(), Math::max);
        }
    }

    private void giveBack() {
        for (Object gone = collected.poll(); gone != null; gone = collected.poll()) {
            Entry entry = (Entry) gone;
            if (remove(entry)) {
                aborting.execute(entry.dropped);
            }
        }
    }
}
