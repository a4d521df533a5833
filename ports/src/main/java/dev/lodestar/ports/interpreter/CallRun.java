package dev.lodestar.ports.interpreter;

import dev.lodestar.domain.event.CallEvent;
import dev.lodestar.domain.plugin.CallMachine;
import dev.lodestar.domain.plugin.CallOutcome;
import dev.lodestar.domain.plugin.CallStep;
import dev.lodestar.domain.plugin.CallView;
import dev.lodestar.domain.time.Moment;
import dev.lodestar.ports.CallRouter;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One call machine among its surroundings: carries out every step, effects first, then facts. Confined as the machine
 * is, to the call's own thread or context. After the outcome it still takes late answers: that is how a late connection
 * gets closed.
 */
public final class CallRun {

    private final CallMachine machine;
    private final Surroundings around;
    private final CallRouter router;

    /** @param events where answers go; called on any thread */
    public CallRun(CallMachine machine, Surroundings around, Consumer<? super CallEvent> events) {
        this.machine = machine;
        this.around = around;
        this.router = new CallRouter(around.connections(), around.cluster(), around.dialect(), events);
    }

    /** Begins. To be called once, before {@link #take}. The outcome is there if the call is over. */
    public Optional<CallOutcome> start(Moment now) {
        return carriedOut(machine.start(view(now)));
    }

    /** Takes an event in. The outcome is there if the call is over. */
    public Optional<CallOutcome> take(CallEvent event, Moment at) {
        return carriedOut(machine.on(event, view(at)));
    }

    /** An impossible state: its error goes up, but no connection is to be left behind. */
    public void breakOff(Moment now) {
        take(new CallEvent.Cancelled("the call broke off"), now);
    }

    /** When {@link CallEvent.Woke} is to be delivered if nothing comes before; empty after the outcome. */
    public Optional<Moment> wakeAt() {
        return machine.wakeAt();
    }

    private Optional<CallOutcome> carriedOut(CallStep step) {
        step.effects().forEach(effect -> effect.deliverTo(router));
        step.facts().forEach(around.facts());
        return step.outcome();
    }

    private CallView view(Moment now) {
        return new CallView(now, around.cluster().topology(), around.selection().apply(now));
    }

    @Override
    public String toString() {
        return machine.toString();
    }
}
