package dev.lodestar.vertx.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestar.domain.time.Moment;
import dev.lodestar.ports.interpreter.Clock;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.VertxInternal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Answers come before wake-ups, on one context, stamped when they came. */
class MailboxTest {

    private final Vertx vertx = Vertx.vertx();
    private final ContextInternal context = ((VertxInternal) vertx).createEventLoopContext();

    @AfterEach
    void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    /** Writes down what it is told. */
    private static final class Diary implements Mailbox.Owner<String> {
        final List<String> pages = new ArrayList<>();
        final List<Long> stamps = new ArrayList<>();
        final Promise<Void> woken = Promise.promise();
        private Optional<Moment> due = Optional.empty();

        @Override
        public void take(String event, Moment at) {
            pages.add(event);
            stamps.add(at.nanos());
        }

        @Override
        public void wake(Moment now) {
            pages.add("woken");
            due = Optional.empty();
            woken.complete();
        }

        @Override
        public Optional<Moment> wakeAt() {
            return due;
        }
    }

    @Test
    void afterAStallAnswersAreDeliveredFirst() throws Exception {
        Diary diary = new Diary();
        Mailbox<String> mailbox = new Mailbox<>(context, diary);
        Promise<Long> posted = Promise.promise();
        context.runOnContext(now -> {
            diary.due = Optional.of(Clock.now().plus(Duration.ofMillis(20)));
            mailbox.deliver();
            Thread other = new Thread(() -> {
                mailbox.post("first");
                mailbox.post("second");
                posted.complete(System.nanoTime());
            });
            other.start();
            // The event loop stalls for longer than the machine wanted to wait.
            long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(100);
            while (System.nanoTime() < end) {
                Thread.onSpinWait();
            }
        });
        diary.woken.future().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        assertEquals(List.of("first", "second", "woken"), diary.pages);
        long stamp = posted.future().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        assertTrue(diary.stamps.get(1) <= stamp, "stamped when it was delivered, not when it came");
    }

    @Test
    void aWakeUpComesWithoutAnyEvent() throws Exception {
        Diary diary = new Diary();
        Mailbox<String> mailbox = new Mailbox<>(context, diary);
        diary.due = Optional.of(Clock.now().plus(Duration.ofMillis(30)));
        long began = System.nanoTime();
        context.runOnContext(now -> mailbox.deliver());
        diary.woken.future().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        assertTrue(System.nanoTime() - began >= TimeUnit.MILLISECONDS.toNanos(29));
    }
}
