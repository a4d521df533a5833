package dev.lodestar.ports.contract;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/** Real threads in real time. */
final class ThreadStage implements Stage {

    /** Longer than anything that does not hang. */
    private static final Duration HANGS = Duration.ofSeconds(30);

    private final ExecutorService elsewhere = Executors.newSingleThreadExecutor();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    @Override
    public long nanos() {
        return System.nanoTime();
    }

    @Override
    public void elsewhere(Runnable what) {
        elsewhere.execute(what);
    }

    @Override
    public void changed() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean goesOnUntil(BooleanSupplier met) {
        long left = HANGS.toNanos();
        lock.lock();
        try {
            while (!met.getAsBoolean() && left > 0) {
                left = changed.awaitNanos(left);
            }
            return met.getAsBoolean();
        } catch (InterruptedException interrupted) {
            throw new AssertionError("The scene was interrupted.", interrupted);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        elsewhere.shutdownNow();
    }
}
