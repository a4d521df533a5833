package dev.lodestar.ports.contract;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestar.domain.failure.Failure;
import dev.lodestar.domain.failure.Symptom;
import dev.lodestar.ports.Reply;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A reply that remembers what it was told, when, and how often. */
final class Answer<T> implements Reply<T> {

    /** Longer than anything that does not hang. */
    private static final Duration HANGS = Duration.ofSeconds(30);

    private final long asked = System.nanoTime();
    private final CountDownLatch came = new CountDownLatch(1);
    private final AtomicInteger times = new AtomicInteger();
    private volatile T value;
    private volatile Failure failure;
    private volatile long answered;

    @Override
    public void succeeded(T told) {
        value = told;
        end();
    }

    @Override
    public void failed(Failure told) {
        failure = told;
        end();
    }

    private void end() {
        answered = System.nanoTime();
        times.incrementAndGet();
        came.countDown();
    }

    private void await() throws InterruptedException {
        assertTrue(came.await(HANGS.toSeconds(), TimeUnit.SECONDS), "There is no reply.");
    }

    /** What was told on success. */
    T value() throws InterruptedException {
        await();
        assertNotNull(value, () -> "It failed: " + failure);
        return value;
    }

    /** What was told on failure. */
    Failure failure() throws InterruptedException {
        await();
        assertNotNull(failure, () -> "It succeeded: " + value);
        return failure;
    }

    /** Fails unless the reply is a failure that has this kind among its symptoms. */
    void failedAs(Symptom.Kind kind) throws InterruptedException {
        Failure told = failure();
        assertTrue(
                told.symptoms().stream().anyMatch(symptom -> symptom.kind() == kind),
                () -> "Not " + kind + ": " + told + " " + told.symptoms());
    }

    Duration took() throws InterruptedException {
        await();
        return Duration.ofNanos(answered - asked);
    }

    boolean isHere() {
        return times.get() > 0;
    }

    /** How often a reply came until now; more than once is a broken adapter. */
    int times() {
        return times.get();
    }
}
