package dev.lodestar.jdbc.runtime;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Threads that close transports. An abort waits for nobody, so a queue is safe here, and a storm of them keeps neither
 * the cluster machines nor the probes waiting. Threads end when there is nothing to do.
 */
final class Aborting implements Executor, AutoCloseable {

    private static final int THREADS = 4;
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final ThreadPoolExecutor pool =
            new ThreadPoolExecutor(THREADS, THREADS, 2, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), Worker::new);

    private static final class Worker extends Thread {
        Worker(Runnable work) {
            super(work, "lodestar-abort-" + NUMBER.incrementAndGet());
            setDaemon(true);
        }
    }

    Aborting() {
        pool.allowCoreThreadTimeOut(true);
    }

    /** After {@link #close()} the work is done at once, on the caller's thread. */
    @Override
    public void execute(Runnable work) {
        try {
            pool.execute(work);
        } catch (RejectedExecutionException closed) {
            work.run();
        }
    }

    /** Does what is in the queue, then ends; waits for that unless it is one of its own threads that closes. */
    @Override
    public void close() {
        pool.shutdown();
        if (Thread.currentThread() instanceof Worker) {
            return;
        }
        try {
            pool.awaitTermination(2, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
