package dev.lodestar.vertx.runtime;

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
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.internal.ContextInternal;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The event-loop interpreter of a call machine: runs it on one context, step by step, whenever an answer or a wake-up
 * comes. After its end it still takes late answers: that is how a late connection gets closed.
 */
final class EventLoopCall implements Mailbox.Owner<CallEvent> {

    private final CallMachine machine;
    private final ClusterPort cluster;
    private final Function<Moment, SelectionContext> selection;
    private final Consumer<Fact> facts;
    private final CallRouter router;
    private final Mailbox<CallEvent> mailbox;
    private final Promise<CallOutcome> end;

    EventLoopCall(
            ContextInternal context,
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
        this.mailbox = new Mailbox<>(context, this);
        this.end = context.promise();
        this.router = new CallRouter(connections, cluster, dialect, mailbox::post);
    }

    /** Starts the machine. On the context, once; the outcome comes there, at the latest at the machine's deadline. */
    Future<CallOutcome> run() {
        try {
            carryOut(machine.start(view(Clock.now())));
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
            carryOut(machine.on(event, view(at)));
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
        return end.future().isComplete() ? Optional.empty() : machine.wakeAt();
    }

    private void carryOut(CallStep step) {
        perform(step);
        step.outcome().ifPresent(end::tryComplete);
    }

    private void perform(CallStep step) {
        step.effects().forEach(effect -> effect.deliverTo(router));
        step.facts().forEach(facts);
    }

    /** An impossible state: the error goes up, but no connection is left behind. */
    private void breakOff(Throwable broken) {
        try {
            perform(machine.on(new CallEvent.Cancelled("the call broke off"), view(Clock.now())));
        } catch (RuntimeException | Error again) {
            if (again != broken) {
                broken.addSuppressed(again);
            }
        } finally {
            end.tryFail(broken);
        }
    }

    private CallView view(Moment now) {
        return new CallView(now, cluster.topology(), selection.apply(now));
    }
}
