package dev.lodestar.jdbc.runtime;

import dev.lodestar.domain.event.CallEvent;
import dev.lodestar.domain.plugin.CallMachine;
import dev.lodestar.domain.plugin.CallOutcome;
import dev.lodestar.domain.time.Moment;
import dev.lodestar.ports.interpreter.CallRun;
import dev.lodestar.ports.interpreter.Clock;
import dev.lodestar.ports.interpreter.Surroundings;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The blocking interpreter of a call machine: runs it on the thread that calls {@link #run()}, which waits in between for
 * answers, the machine's wake-ups, or its own interruption.
 *
 * <p>Answers are stamped when they come and taken in the order they came, before any wake-up. After the end, the thread
 * that brings a late answer gives it to the machine itself: that is how a late connection gets closed.
 */
final class BlockingCall {

    private record Stamped(CallEvent event, long nanos) {}

    private final CallRun run;
    private final BlockingQueue<Stamped> mailbox = new LinkedBlockingQueue<>();
    private final ReentrantLock end = new ReentrantLock();
    private boolean ended;

    BlockingCall(CallMachine machine, Surroundings around) {
        this.run = new CallRun(machine, around, this::deliver);
    }

    /**
     * Runs the machine to its end. An interruption of the waiting thread cancels the call; the thread's interrupt flag is
     * set when this returns.
     */
    CallOutcome run() {
        boolean decided = false;
        try {
            CallOutcome outcome = runToOutcome();
            decided = true;
            return outcome;
        } finally {
            if (!decided) {
                // An impossible state: the error goes up, but no connection is left behind.
                run.breakOff(Clock.now());
            }
            finish();
        }
    }

    private CallOutcome runToOutcome() {
        boolean interrupted = false;
        Optional<CallOutcome> outcome = run.start(Clock.now());
        while (outcome.isEmpty()) {
            try {
                outcome = next();
            } catch (InterruptedException interrupt) {
                interrupted = true;
                outcome = run.take(new CallEvent.Cancelled("the waiting thread was interrupted"), Clock.now());
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return outcome.get();
    }

    /** Makes the call end as soon as it can. From any thread; returns at once. */
    void cancel(String reason) {
        deliver(new CallEvent.Cancelled(reason));
    }

    private Optional<CallOutcome> next() throws InterruptedException {
        Moment wakeAt = run.wakeAt().orElseThrow(() -> new AssertionError("Nothing to wait for: " + run));
        Stamped stamped = mailbox.poll();
        if (stamped == null) {
            stamped = mailbox.poll(Math.max(0, wakeAt.nanos() - System.nanoTime()), TimeUnit.NANOSECONDS);
        }
        return stamped == null
                ? run.take(new CallEvent.Woke(), Clock.now())
                : run.take(stamped.event(), Clock.at(stamped.nanos()));
    }

    private void deliver(CallEvent event) {
        Stamped stamped = new Stamped(event, System.nanoTime());
        end.lock();
        try {
            if (!ended) {
                mailbox.add(stamped);
                return;
            }
        } finally {
            end.unlock();
        }
        late(stamped);
    }

    private void finish() {
        end.lock();
        try {
            ended = true;
        } finally {
            end.unlock();
        }
        for (Stamped left = mailbox.poll(); left != null; left = mailbox.poll()) {
            late(left);
        }
    }

    private void late(Stamped stamped) {
        end.lock();
        try {
            run.take(stamped.event(), Clock.at(stamped.nanos()));
        } finally {
            end.unlock();
        }
    }
}
