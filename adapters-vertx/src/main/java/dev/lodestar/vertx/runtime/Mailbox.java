package dev.lodestar.vertx.runtime;

import dev.lodestar.domain.time.Moment;
import dev.lodestar.ports.interpreter.Clock;
import io.vertx.core.internal.ContextInternal;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/**
 * Delivers events to a machine on the context it is confined to, one at a time and in the order they came, and wakes it
 * when its state says so. Events are stamped when they come, and all of them are delivered before any wake-up: after a
 * stall of the event loop no host is blamed whose answer is already here.
 *
 * @param <E> the events of the machine
 */
final class Mailbox<E> {

    /** What the machine's owner does; called on the context only. */
    interface Owner<E> {
        void take(E event, Moment at);

        /** The time that {@link #wakeAt} named may have come. */
        void wake(Moment now);

        Optional<Moment> wakeAt();
    }

    private record Stamped<E>(E event, long nanos) {}

    private static final long NO_TIMER = -1;

    private final ContextInternal context;
    private final Owner<E> owner;
    private final Queue<Stamped<E>> inbox = new ConcurrentLinkedQueue<>();
    private boolean delivering;
    private long timer = NO_TIMER;
    private long timerDue;

    Mailbox(ContextInternal context, Owner<E> owner) {
        this.context = context;
        this.owner = owner;
    }

    /** Any thread; returns at once, mostly before the event is delivered. */
    void post(E event) {
        inbox.add(new Stamped<>(event, System.nanoTime()));
        context.runOnContext(now -> deliver());
    }

    /** Delivers what is here and sets the timer anew. On the context; does nothing while a delivery is under way. */
    void deliver() {
        if (delivering) {
            return;
        }
        delivering = true;
        try {
            drain();
            Moment now = Clock.now();
            if (owner.wakeAt().filter(now::hasReached).isPresent()) {
                owner.wake(now);
                drain();
            }
        } finally {
            delivering = false;
            arm();
        }
    }

    private void drain() {
        for (Stamped<E> next = inbox.poll(); next != null; next = inbox.poll()) {
            owner.take(next.event(), Clock.at(next.nanos()));
        }
    }

    private void arm() {
        Optional<Moment> due = owner.wakeAt();
        if (due.isPresent() && timer != NO_TIMER && timerDue == due.get().nanos()) {
            return;
        }
        disarm();
        if (due.isPresent()) {
            timerDue = due.get().nanos();
            long left = timerDue - System.nanoTime();
            timer = context.setTimer(Math.max(1, TimeUnit.NANOSECONDS.toMillis(left + 999_999)), fired -> {
                timer = NO_TIMER;
                deliver();
            });
        }
    }

    private void disarm() {
        if (timer != NO_TIMER) {
            context.owner().cancelTimer(timer);
            timer = NO_TIMER;
        }
    }
}
