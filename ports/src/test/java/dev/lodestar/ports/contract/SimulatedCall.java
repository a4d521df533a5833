package dev.lodestar.ports.contract;

import dev.lodestar.domain.event.CallEvent;
import dev.lodestar.domain.plugin.CallMachine;
import dev.lodestar.domain.plugin.CallOutcome;
import dev.lodestar.domain.plugin.CallStep;
import dev.lodestar.domain.plugin.CallView;
import dev.lodestar.domain.time.Moment;
import dev.lodestar.ports.CallRouter;
import java.util.Optional;

/** The interpreter that a simulation needs: a call machine in virtual time, without a thread of its own. */
class SimulatedCall implements Interpreter {

    private final VirtualStage stage;
    private final CallMachine machine;
    private final CallSurroundings surroundings;
    private final CallRouter router;
    private Optional<Moment> planned = Optional.empty();
    private boolean here;
    private boolean ended;

    SimulatedCall(VirtualStage stage, CallMachine machine, CallSurroundings surroundings) {
        this.stage = stage;
        this.machine = machine;
        this.surroundings = surroundings;
        router = new CallRouter(
                surroundings.connections(), surroundings.cluster(), surroundings.dialect(), this::deliver);
    }

    @Override
    public void start() {
        stage.post(() -> contained(() -> carryOut(machine.start(view(stage.now())))));
    }

    @Override
    public void cancel(String reason) {
        deliver(new CallEvent.Cancelled(reason));
    }

    @Override
    public boolean isHere() {
        return here;
    }

    @Override
    public void settle() {
        boolean[] reached = {false};
        stage.post(() -> reached[0] = true);
        stage.goesOnUntil(() -> reached[0]);
    }

    /** An answer came. It is taken in as soon as what came before has been. */
    void deliver(CallEvent event) {
        long came = stage.nanos();
        stage.post(() -> take(event, stage.at(came)));
    }

    final void take(CallEvent event, Moment at) {
        contained(() -> carryOut(machine.on(event, view(at))));
    }

    private void contained(Runnable step) {
        here = true;
        try {
            step.run();
        } catch (RuntimeException | Error broken) {
            perform(machine.on(new CallEvent.Cancelled("the call broke off"), view(stage.now())));
            end(null, broken);
        } finally {
            here = false;
        }
        planWake();
    }

    private void carryOut(CallStep step) {
        perform(step);
        step.outcome().ifPresent(outcome -> end(outcome, null));
    }

    void perform(CallStep step) {
        step.effects().forEach(effect -> effect.deliverTo(router));
        step.facts().forEach(surroundings::told);
    }

    private void end(CallOutcome outcome, Throwable broken) {
        if (!ended) {
            ended = true;
            surroundings.ended(outcome, broken);
        }
    }

    private void planWake() {
        Optional<Moment> due = ended ? Optional.empty() : machine.wakeAt();
        planned = due;
        due.ifPresent(at -> stage.wake(at, () -> {
            if (planned.filter(at::equals).isPresent()) {
                take(new CallEvent.Woke(), stage.now());
            }
        }));
    }

    private CallView view(Moment now) {
        return new CallView(now, surroundings.cluster().topology(), surroundings.selection(now));
    }
}
