package dev.lodestar.jdbc.target;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A blocking call on a thread of its own that remembers when it ended. */
final class Call<T> {

    /** Long enough for any busy machine; a call that takes longer hangs. */
    static final Duration HANGS = Duration.ofSeconds(20);

    private final CompletableFuture<T> result = new CompletableFuture<>();
    private final Thread thread;
    private final long started = System.nanoTime();
    private volatile long ended;

    private Call(Callable<T> body) {
        thread = new Thread(() -> run(body), "blocking call");
        thread.setDaemon(true);
        thread.start();
    }

    static <T> Call<T> of(Callable<T> body) {
        return new Call<>(body);
    }

    private void run(Callable<T> body) {
        try {
            T value = body.call();
            ended = System.nanoTime();
            result.complete(value);
        } catch (Throwable failure) {
            ended = System.nanoTime();
            result.completeExceptionally(failure);
        }
    }

    T value() throws Exception {
        try {
            return result.get(HANGS.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            throw new AssertionError("Should have succeeded.", failed.getCause());
        }
    }

    <X extends Throwable> X failure(Class<X> type) throws InterruptedException {
        try {
            T value = result.get(HANGS.toSeconds(), TimeUnit.SECONDS);
            throw new AssertionError("Should have failed, but returned " + value + ".");
        } catch (ExecutionException failed) {
            if (type.isInstance(failed.getCause())) {
                return type.cast(failed.getCause());
            }
            throw new AssertionError("Failed otherwise.", failed.getCause());
        } catch (TimeoutException hangs) {
            AssertionError error = new AssertionError("Hangs.");
            error.setStackTrace(thread.getStackTrace());
            throw error;
        }
    }

    boolean isOver() {
        return result.isDone();
    }

    /** How long the call took. */
    Duration took() {
        return Duration.ofNanos(ended - started);
    }

    /** How long after a moment of {@link System#nanoTime()} it ended. */
    Duration endedAfter(long moment) {
        return Duration.ofNanos(ended - moment);
    }
}
