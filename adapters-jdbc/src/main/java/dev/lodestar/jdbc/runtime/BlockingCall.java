package dev.lodestar.jdbc.runtime;

import dev.lodestar.domain.dialect.Dialect;
import dev.lodestar.domain.event.CallEvent;
import dev.lodestar.domain.fact.Fact;
import dev.lodestar.domain.plugin.CallMachine;
import dev.lodestar.domain.plugin.CallOutcome;
import dev.lodestar.domain.plugin.CallStep;
import dev.lodestar.domain.plugin.CallView;
import dev.lodestar.domain.selection.SelectionContext;
import dev.lodestar.domain.time.Moment;
import dev.lodestar.ports.CallRouter;
import dev.lodestar.ports.ClusterPort;
import dev.lodestar.ports.ConnectionPort;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The blocking interpreter of a call machine: runs it on the thread that calls {@link #run()}, which waits in between for
 * answers, the machine's wake-ups, or its own interruption.
 *
 * <p>Answers are stamped when they come and taken in the order they came, before any wake-up. After the end, the thread
 * that brings a late answer gives it to the machine itself: that is how a late connection gets closed.
 */
final class BlockingCall {

    private record Stamped(CallEvent event, long nanos) {}

    private final CallMachine machine;
    private final ClusterPort cluster;
    private final Function<Moment, SelectionContext> selection;
    private final Consumer<Fact> facts;
    private final CallRouter router;
    private final BlockingQueue<Stamped> mailbox = new LinkedBlockingQueue<>();
    private final ReentrantLock end = new ReentrantLock();
    private boolean ended;

    BlockingCall(
            CallMachine machine,
            ConnectionPort connections,
            ClusterPort cluster,
            Dialect dialect,
            Function<Moment, SelectionContext> selection,
            Consumer<Fact> facts) {
        this.machine = machine;
        this.cluster = cluster;
        this.selection = selection;
        this.facts = facts;
        this.router = new CallRouter(connections, cluster, dialect, this::deliver);
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
                carryOut(machine.on(new CallEvent.Cancelled("the call broke off"), view(System.nanoTime())));
            }
            finish();
        }
    }

    private CallOutcome runToOutcome() {
        boolean interrupted = false;
        CallStep step = machine.start(view(System.nanoTime()));
        carryOut(step);
        while (step.outcome().isEmpty()) {
            try {
                step = next();
            } catch (InterruptedException interrupt) {
                interrupted = true;
                step = machine.on(
                        new CallEvent.Cancelled("the waiting thread was interrupted"), view(System.nanoTime()));
            }
            carryOut(step);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return step.outcome().get();
    }

    /** Makes the call end as soon as it can. From any thread; returns at once. */
    void cancel(String reason) {
        deliver(new CallEvent.Cancelled(reason));
    }

    private CallStep next() throws InterruptedException {
        Moment wakeAt = machine.wakeAt().orElseThrow(() -> new AssertionError("Nothing to wait for: " + machine));
        Stamped stamped = mailbox.poll();
        if (stamped == null) {
            stamped = mailbox.poll(Math.max(0, wakeAt.nanos() - System.nanoTime()), TimeUnit.NANOSECONDS);
        }
        return stamped == null
                ? machine.on(new CallEvent.Woke(), view(System.nanoTime()))
                : machine.on(stamped.event(), view(stamped.nanos()));
    }

    private void carryOut(CallStep step) {
        step.effects().forEach(effect -> effect.deliverTo(router));
        step.facts().forEach(facts);
    }

    private CallView view(long nanos) {
        Moment now = Clock.at(nanos);
        return new CallView(now, cluster.topology(), selection.apply(now));
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
            carryOut(machine.on(stamped.event(), view(stamped.nanos())));
        } finally {
            end.unlock();
        }
    }
}
