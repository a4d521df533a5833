package dev.lodestar.domain.simulation.client;

import dev.lodestar.domain.dialect.Dialect;
import dev.lodestar.domain.effect.CallEffect;
import dev.lodestar.domain.effect.ConnectionEffect;
import dev.lodestar.domain.effect.EffectId;
import dev.lodestar.domain.effect.WaiterId;
import dev.lodestar.domain.event.CallEvent;
import dev.lodestar.domain.plugin.CallMachine;
import dev.lodestar.domain.plugin.CallOutcome;
import dev.lodestar.domain.plugin.CallStep;
import dev.lodestar.domain.plugin.CallView;
import dev.lodestar.domain.selection.SelectionContext;
import dev.lodestar.domain.simulation.check.CallChecks;
import dev.lodestar.domain.simulation.check.Grid;
import dev.lodestar.domain.simulation.clock.ProcessClock;
import dev.lodestar.domain.simulation.clock.Trace;
import dev.lodestar.domain.time.Moment;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Drives one call machine from its start to its end, and takes late answers afterwards. */
public final class CallDriver implements CallEffect.Handler {

    /** Told once, when the machine is done; a connection is still among the driver's sockets. */
    public interface Ended {
        void with(CallOutcome outcome, CallDriver driver);
    }

    /**
     * What a call runs in.
     *
     * @param dialect reads what hosts tell
     */
    public record Surroundings(
            ProcessClock clock, Trace trace, Calls calls, Dialect dialect, Sockets sockets, Grid grid) {}

    private final String name;
    private final CallMachine machine;
    private final Surroundings around;
    private final CallChecks checks;
    private final Ended ended;
    private final Map<EffectId, WaiterId> waits = new LinkedHashMap<>();
    private Optional<Moment> planned = Optional.empty();
    private boolean over;

    public CallDriver(String name, CallMachine machine, Surroundings around, CallChecks checks, Ended ended) {
        this.name = name;
        this.machine = machine;
        this.around = around;
        this.checks = checks;
        this.ended = ended;
    }

    public void start() {
        take("Started", machine.phase(), machine.start(view()));
    }

    /** The caller gives up; nothing if the call is over. */
    public void cancel(String reason) {
        if (!over) {
            checks.cancelled();
            on(new CallEvent.Cancelled(reason));
        }
    }

    public Sockets sockets() {
        return around.sockets();
    }

    public Calls calls() {
        return around.calls();
    }

    private CallView view() {
        Moment now = around.clock().now();
        return new CallView(now, around.calls().topology(), SelectionContext.byChance(now));
    }

    private void on(CallEvent event) {
        checks.heard(event);
        take(event.getClass().getSimpleName(), machine.phase(), machine.on(event, view()));
    }

    private void take(String event, String phase, CallStep step) {
        Optional<CallOutcome> outcome = step.outcome().filter(any -> !over);
        String next = outcome.map(CallDriver::word).orElseGet(machine::phase);
        // A deadline is a matter of time, whatever event it is noticed with.
        around.grid().hit(phase, next.equals("DEADLINE") ? "Woke" : event, next);
        outcome.ifPresent(result -> {
            over = true;
            around.trace().tell(() -> name + " ends: " + result);
            checks.ended(result, around.calls().topology(), around.clock());
        });
        step.effects().forEach(effect -> effect.deliverTo(this));
        checks.performed(around.sockets().count(), over);
        planWake();
        outcome.ifPresent(result -> ended.with(result, this));
        if (over) {
            checks.nothingLeaks(name, around.sockets());
        }
    }

    private static String word(CallOutcome outcome) {
        return outcome instanceof CallOutcome.Failed failed
                ? failed.reason().toString()
                : outcome.getClass().getSimpleName();
    }

    private void planWake() {
        Optional<Moment> due = machine.wakeAt();
        if (due.map(Moment::nanos).equals(planned.map(Moment::nanos))) {
            return;
        }
        planned = due;
        due.ifPresent(at -> around.clock().wake(at, () -> wake(at)));
    }

    private void wake(Moment at) {
        if (planned.filter(next -> next.nanos() == at.nanos()).isPresent()) {
            planned = Optional.empty();
            if (around.clock().now().hasReached(at)) {
                on(new CallEvent.Woke());
            } else {
                planWake();
            }
        }
    }

    @Override
    public void dial(ConnectionEffect.Dial dial) {
        around.sockets().dial(dial, this::on);
    }

    @Override
    public void ask(ConnectionEffect.Ask ask) {
        around.sockets().ask(ask, around.dialect(), this::on);
    }

    @Override
    public void close(ConnectionEffect.Close close) {
        around.sockets().close(close);
    }

    @Override
    public void query(CallEffect.Query query) {
        around.sockets().query(query, this::on);
    }

    @Override
    public void restore(CallEffect.Restore restore) {
        around.sockets().restore(restore, this::on);
    }

    @Override
    public void awaitTopology(CallEffect.AwaitTopology await) {
        WaiterId waiter =
                around.calls().await(await.need(), topology -> on(new CallEvent.TopologyCame(await.id(), topology)));
        waits.put(await.id(), waiter);
    }

    @Override
    public void withdraw(CallEffect.Withdraw withdraw) {
        Optional.ofNullable(waits.get(withdraw.waiter())).ifPresent(around.calls()::withdraw);
    }

    @Override
    public void report(CallEffect.Report report) {
        around.trace()
                .tell(() -> name + " reports trouble on " + report.trouble().host() + ": "
                        + report.trouble().failure());
        around.calls().report(report.trouble());
    }
}
