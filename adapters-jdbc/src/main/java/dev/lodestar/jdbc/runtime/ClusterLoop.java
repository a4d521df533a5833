package dev.lodestar.jdbc.runtime;

import dev.lodestar.domain.event.ClusterEvent;
import dev.lodestar.domain.time.Moment;
import dev.lodestar.ports.interpreter.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * The one thread of all cluster machines of a registry. Never does I/O and never waits for anything but its inbox. Answers
 * are stamped when they come and all of them are delivered before any wake-up.
 */
final class ClusterLoop implements AutoCloseable {

    private record Stamped(Cluster cluster, ClusterEvent event, long nanos) {}

    private final BlockingQueue<Stamped> inbox = new LinkedBlockingQueue<>();
    private final List<Cluster> clusters = new CopyOnWriteArrayList<>();
    private final Thread thread = new Thread(this::run, "lodestar-clusters");
    private volatile boolean stopped;

    ClusterLoop() {
        thread.setDaemon(true);
        thread.start();
    }

    /** Takes a cluster in; its machine is woken for the first time. */
    void add(Cluster cluster) {
        clusters.add(cluster);
        post(cluster, new ClusterEvent.Woke());
    }

    void remove(Cluster cluster) {
        clusters.remove(cluster);
    }

    /** Delivers an event, stamped now. From any thread; returns at once. */
    void post(Cluster cluster, ClusterEvent event) {
        inbox.add(new Stamped(cluster, event, System.nanoTime()));
    }

    private void run() {
        while (!stopped || !inbox.isEmpty()) {
            try {
                turn();
            } catch (InterruptedException stop) {
                // Only close() interrupts, after it has set the flag.
            }
        }
    }

    private void turn() throws InterruptedException {
        Stamped first = inbox.poll(untilNextWake(), TimeUnit.NANOSECONDS);
        for (Stamped next = first; next != null; next = inbox.poll()) {
            next.cluster().take(next.event(), Clock.at(next.nanos()));
        }
        Moment now = Clock.now();
        for (Cluster cluster : clusters) {
            cluster.wake(now);
        }
    }

    private long untilNextWake() {
        long now = System.nanoTime();
        long wait = TimeUnit.SECONDS.toNanos(60);
        for (Cluster cluster : clusters) {
            Optional<Moment> due = cluster.wakeAt();
            if (due.isPresent()) {
                wait = Math.min(wait, due.get().nanos() - now);
            }
        }
        return Math.max(0, wait);
    }

    /** Delivers what is in the inbox, then ends the thread and waits for it, unless it is that thread which closes. */
    @Override
    public void close() {
        stopped = true;
        thread.interrupt();
        if (Thread.currentThread() == thread) {
            return;
        }
        boolean interrupted = Thread.interrupted();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(5));
        } catch (InterruptedException again) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
