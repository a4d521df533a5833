package dev.lodestar.jdbc.scenario;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Something that the application does on a thread of its own while the test does something else. */
final class Background<T> {

    private final CompletableFuture<T> result = new CompletableFuture<>();
    private final Thread thread;
    private volatile long ended;

    private Background(Callable<T> work) {
        thread = new Thread(() -> run(work), "application");
        thread.setDaemon(true);
        thread.start();
    }

    static <T> Background<T> of(Callable<T> work) {
        return new Background<>(work);
    }

    private void run(Callable<T> work) {
        try {
            T value = work.call();
            ended = System.nanoTime();
            result.complete(value);
        } catch (Throwable failure) {
            ended = System.nanoTime();
            result.completeExceptionally(failure);
        }
    }

    Thread thread() {
        return thread;
    }

    boolean isOver() {
        return result.isDone();
    }

    /** What it returned. */
    T value() throws InterruptedException {
        Throwable failure = failure();
        if (failure != null) {
            throw new AssertionError("It should have succeeded.", failure);
        }
        return result.join();
    }

    /** What it threw; null if it returned. */
    Throwable failure() throws InterruptedException {
        try {
            result.get(Servers.LONG.toSeconds() * 2, TimeUnit.SECONDS);
            return null;
        } catch (ExecutionException failed) {
            return failed.getCause();
        } catch (TimeoutException hangs) {
            AssertionError stuck = new AssertionError("It hangs.");
            stuck.setStackTrace(thread.getStackTrace());
            throw stuck;
        }
    }

    /** How long after a moment of {@link System#nanoTime()} it ended. */
    Duration endedAfter(long moment) {
        return Duration.ofNanos(ended - moment);
    }
}
