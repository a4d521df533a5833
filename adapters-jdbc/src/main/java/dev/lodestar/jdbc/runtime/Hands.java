package dev.lodestar.jdbc.runtime;

import dev.lodestar.domain.cluster.HostAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Threads for work that may have to be abandoned. A full pool is an answer, not a queue: work that finds no free thread is
 * refused at once. Dials to one host are capped, so that a host on which they hang can't use all threads up.
 */
final class Hands implements AutoCloseable {

    /** Threads in all. */
    static final int MOST = 64;

    /** Dials to one host at a time. */
    static final int MOST_PER_HOST = 16;

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final ThreadPoolExecutor pool;
    private final Map<HostAddress, AtomicInteger> dials = new ConcurrentHashMap<>();

    /** @param purpose the middle of the threads' names */
    Hands(String purpose) {
        pool = new ThreadPoolExecutor(
                0, MOST, 2, TimeUnit.SECONDS, new SynchronousQueue<>(), work -> thread(work, purpose));
    }

    private static Thread thread(Runnable work, String purpose) {
        Thread thread = new Thread(work, "lodestar-" + purpose + "-" + NUMBER.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }

    /** Runs {@code work} on a thread of the pool; false, and nothing happens, if none is free. */
    boolean run(Runnable work) {
        try {
            pool.execute(work);
            return true;
        } catch (RejectedExecutionException full) {
            return false;
        }
    }

    /**
     * Runs a dial; false, and nothing happens, if no thread is free or {@code most} dials to that host are under way, whoever
     * made them.
     */
    boolean dial(HostAddress address, int most, Runnable work) {
        AtomicInteger toHost = dials.computeIfAbsent(address, any -> new AtomicInteger());
        if (toHost.incrementAndGet() > most) {
            toHost.decrementAndGet();
            return false;
        }
        boolean runs = run(() -> {
            try {
                work.run();
            } finally {
                toHost.decrementAndGet();
            }
        });
        if (!runs) {
            toHost.decrementAndGet();
        }
        return runs;
    }

    /** Takes no more work and interrupts what is under way; waits a moment for the threads to end. */
    @Override
    public void close() {
        pool.shutdownNow();
        try {
            pool.awaitTermination(2, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
