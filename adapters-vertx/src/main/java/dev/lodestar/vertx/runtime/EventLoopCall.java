package dev.lodestar.vertx.runtime;

import dev.lodestar.domain.event.CallEvent;
import dev.lodestar.domain.plugin.CallMachine;
import dev.lodestar.domain.plugin.CallOutcome;
import dev.lodestar.domain.time.Moment;
import dev.lodestar.ports.interpreter.CallRun;
import dev.lodestar.ports.interpreter.Clock;
import dev.lodestar.ports.interpreter.Surroundings;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.internal.ContextInternal;
import java.util.Optional;

/**
 * The event-loop interpreter of a call machine: runs it on one context, step by step, whenever an answer or a wake-up
 * comes. After its end it still takes late answers: that is how a late connection gets closed.
 */
final class EventLoopCall implements Mailbox.Owner<CallEvent> {

    private final CallRun run;
    private final Mailbox<CallEvent> mailbox;
    private final Promise<CallOutcome> end;

    EventLoopCall(ContextInternal context, CallMachine machine, Surroundings around) {
        this.mailbox = new Mailbox<>(context, this);
        this.end = context.promise();
        this.run = new CallRun(machine, around, mailbox::post);
    }

    /** Starts the machine. On the context, once; the outcome comes there, at the latest at the machine's deadline. */
    Future<CallOutcome> run() {
        try {
            run.start(Clock.now()).ifPresent(end::tryComplete);
        } catch (RuntimeException | Error broken) {
            breakOff(broken);
        }
        mailbox.deliver();
        return end.future();
    }

    /** Makes the call end as soon as it can. Any thread. */
    void cancel(String reason) {
        mailbox.post(new CallEvent.Cancelled(reason));
    }

    @Override
    public void take(CallEvent event, Moment at) {
        try {
            run.take(event, at).ifPresent(end::tryComplete);
        } catch (RuntimeException | Error broken) {
            breakOff(broken);
        }
    }

    @Override
    public void wake(Moment now) {
        take(new CallEvent.Woke(), now);
    }

    @Override
    public Optional<Moment> wakeAt() {
        return end.future().isComplete() ? Optional.empty() : run.wakeAt();
    }

    /** An impossible state: the error goes up, but no connection is left behind. */
    private void breakOff(Throwable broken) {
        try {
            run.breakOff(Clock.now());
        } catch (RuntimeException | Error again) {
            if (again != broken) {
                broken.addSuppressed(again);
            }
        } finally {
            end.tryFail(broken);
        }
    }
}
