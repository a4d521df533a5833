package dev.lodestar.vertx.scenario;

import static dev.lodestar.vertx.scenario.Stage.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestar.testkit.Await;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.lang.management.ManagementFactory;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is found of event loops that misbehave: a watch that never barks proves nothing. */
class EventLoopsTest {

    private final Vertx vertx = Stage.vertx();
    private final EventLoops loops = new EventLoops();

    @AfterEach
    void close() throws Exception {
        loops.close();
        await(vertx.close());
    }

    private void onALoop(Runnable task) throws Exception {
        Promise<Void> done = Promise.promise();
        vertx.runOnContext(now -> {
            try {
                task.run();
            } finally {
                done.complete();
            }
        });
        await(done.future());
    }

    @Test
    void theShortestWaitIsCounted() throws Exception {
        onALoop(() -> {
            try {
                new CompletableFuture<Void>().get(1, TimeUnit.MILLISECONDS);
            } catch (TimeoutException expected) {
                // It has waited.
            } catch (Exception impossible) {
                throw new AssertionError(impossible);
            }
        });
        assertEquals(1, loops.waits().size(), loops.waits()::toString);
    }

    @Test
    void aLoopThatWaitsForALockOfOursIsAtFault() throws Exception {
        Object lock = new Object();
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch seen = new CountDownLatch(1);
        Thread holder = new Thread(() -> {
            synchronized (lock) {
                held.countDown();
                awaitUninterrupted(seen);
            }
        });
        holder.start();
        held.await();
        Promise<Void> through = Promise.promise();
        vertx.runOnContext(now -> {
            synchronized (lock) {
                through.complete();
            }
        });
        try {
            Await.until(
                    "the lock is seen", Stage.PATIENCE, () -> !loops.faults().isEmpty());
        } finally {
            seen.countDown();
        }
        await(through.future());
        assertTrue(loops.faults().get(0).what().startsWith("BLOCKED"), loops.faults()::toString);
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException impossible) {
            throw new AssertionError(impossible);
        }
    }

    @Test
    void aLoopThatComputesForTooLongIsAtFault() throws Exception {
        onALoop(() -> {
            long begun = processor();
            while (processor() - begun < 20 * Stage.LONGEST_TASK.toNanos()
                    && loops.faults().isEmpty()) {
                Thread.onSpinWait();
            }
        });
        assertFalse(loops.faults().isEmpty(), loops.warnings()::toString);
    }

    private static long processor() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    @Test
    void aQuietLoopIsNot() throws Exception {
        onALoop(() -> {});
        assertEquals(0, loops.waits().size(), loops.waits()::toString);
        assertTrue(loops.faults().isEmpty(), loops.faults()::toString);
    }
}
