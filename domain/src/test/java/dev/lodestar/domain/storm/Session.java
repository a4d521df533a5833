package dev.lodestar.domain.storm;

import dev.lodestar.domain.cluster.Host;
import dev.lodestar.domain.cluster.HostAddress;
import dev.lodestar.domain.cluster.HostId;
import dev.lodestar.domain.effect.CallEffect;
import dev.lodestar.domain.effect.CallEffect.Trouble;
import dev.lodestar.domain.effect.ConnectionEffect;
import dev.lodestar.domain.effect.EffectId;
import dev.lodestar.domain.effect.WaiterId;
import dev.lodestar.domain.event.CallEvent;
import dev.lodestar.domain.event.ClusterEvent;
import dev.lodestar.domain.event.ConnectionAnswer;
import dev.lodestar.domain.failover.FailoverPlugin;
import dev.lodestar.domain.failover.FailoverRules;
import dev.lodestar.domain.failure.FailureClass;
import dev.lodestar.domain.failure.PostgresFailureRules;
import dev.lodestar.domain.failure.Symptom;
import dev.lodestar.domain.plugin.CallMachine;
import dev.lodestar.domain.plugin.CallOutcome;
import dev.lodestar.domain.plugin.CallRequest;
import dev.lodestar.domain.plugin.CallStep;
import dev.lodestar.domain.plugin.CallView;
import dev.lodestar.domain.plugin.Chain;
import dev.lodestar.domain.selection.HostSelector;
import dev.lodestar.domain.selection.SelectionContext;
import dev.lodestar.domain.selection.SelectionStrategy;
import dev.lodestar.domain.selection.Target;
import dev.lodestar.domain.selection.Wish;
import dev.lodestar.domain.session.SessionState;
import dev.lodestar.domain.storm.Database.Line;
import dev.lodestar.domain.time.Moment;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One connection of an application with a call in flight; when it is lost, a call machine finds another one. */
final class Session implements CallEffect.Handler {

    private static final Duration BUDGET = Duration.ofSeconds(30);
    private static final Chain CHAIN = new Chain(
            List.of(new FailoverPlugin(new FailoverRules(
                    HostSelector.of(SelectionStrategy.RANDOM), PostgresFailureRules.STANDARD, Duration.ofSeconds(5)))),
            Duration.ofSeconds(10));

    private final Process process;
    private final Wires wires;
    private final Tally tally;
    private final Map<EffectId, WaiterId> waits = new LinkedHashMap<>();
    private Optional<CallMachine> recovery = Optional.empty();
    private Optional<Moment> planned = Optional.empty();
    private HostId host;
    private long generation;
    private Line line;

    Session(Process process, Database first, Tally tally) {
        this.process = process;
        this.tally = tally;
        wires = new Wires(process.clock, process.servers, this::on);
        host = first.id;
        line = first.longSinceOpen();
    }

    /** The transport broke. */
    void broken() {
        if (!line.isAlive()) {
            lost(Symptom.of(Symptom.Kind.DISCONNECTED));
        }
    }

    /** Our own side gave it up. */
    void condemned(HostId which, long upTo) {
        if (host.equals(which) && generation <= upTo) {
            lost(Symptom.of(Symptom.Kind.ABORTED));
        }
    }

    private void lost(Symptom symptom) {
        if (recovery.isPresent()) {
            return;
        }
        tally.lost();
        line.to().hangUp(line);
        List<HostAddress> seeds =
                process.servers.values().stream().map(server -> server.address).toList();
        Moment now = process.clock.now();
        Trouble trouble = new Trouble(host, generation, now, Wires.failure(symptom));
        CallMachine machine = new CallMachine(
                CHAIN,
                new CallRequest.Recover(
                        seeds, Wish.of(Target.WRITER), trouble, FailureClass.HOST_LOST, SessionState.UNTOUCHED),
                now.plus(BUDGET));
        recovery = Optional.of(machine);
        carryOut(machine, machine.start(view()));
    }

    private CallView view() {
        Moment now = process.clock.now();
        return new CallView(now, process.topology(), SelectionContext.byChance(now));
    }

    private void on(CallEvent event) {
        recovery.ifPresentOrElse(machine -> carryOut(machine, machine.on(event, view())), () -> late(event));
    }

    /** Only a connection that opens late can come after the end. */
    private void late(CallEvent event) {
        if (event instanceof ConnectionAnswer.Dialed dialed) {
            wires.close(dialed.connection());
        }
    }

    private void carryOut(CallMachine machine, CallStep step) {
        step.effects().forEach(effect -> effect.deliverTo(this));
        if (step.outcome().isPresent()) {
            recovery = Optional.empty();
            planned = Optional.empty();
            ended(step.outcome().get());
        } else {
            planWake(machine);
        }
    }

    private void planWake(CallMachine machine) {
        Moment due = machine.wakeAt().orElseThrow();
        if (planned.filter(next -> next.nanos() == due.nanos()).isPresent()) {
            return;
        }
        planned = Optional.of(due);
        process.clock.in(due.nanos() - process.clock.nanos(), () -> {
            if (planned.filter(next -> next.nanos() == due.nanos()).isPresent()) {
                planned = Optional.empty();
                on(new CallEvent.Woke());
            }
        });
    }

    private void ended(CallOutcome outcome) {
        if (outcome instanceof CallOutcome.Connected connected) {
            Host next = connected.host();
            host = next.id();
            generation = next.generation();
            line = wires.take(connected.connection());
            tally.served(process.clock.nanos());
        } else {
            tally.failed((CallOutcome.Failed) outcome);
        }
    }

    // ---- effects

    /** As an adapter does it: what is too much for one process is answered and not queued. */
    @Override
    public void dial(ConnectionEffect.Dial dial) {
        if (process.mayDial(dial.host())) {
            wires.dial(dial, () -> process.dialled(dial.host()));
        } else {
            wires.refuse(dial, Symptom.of(Symptom.Kind.BUSY));
        }
    }

    @Override
    public void ask(ConnectionEffect.Ask ask) {
        wires.ask(ask);
    }

    @Override
    public void close(ConnectionEffect.Close close) {
        wires.close(close.connection());
    }

    @Override
    public void query(CallEffect.Query query) {
        throw new AssertionError("No failover asks " + query);
    }

    @Override
    public void restore(CallEffect.Restore restore) {
        throw new AssertionError("There is nothing to restore: " + restore);
    }

    @Override
    public void awaitTopology(CallEffect.AwaitTopology await) {
        waits.put(
                await.id(),
                process.await(await.need(), topology -> on(new CallEvent.TopologyCame(await.id(), topology))));
    }

    @Override
    public void withdraw(CallEffect.Withdraw withdraw) {
        process.withdraw(waits.get(withdraw.waiter()));
    }

    @Override
    public void report(CallEffect.Report report) {
        process.clock.in(0, () -> process.take(new ClusterEvent.Troubled(report.trouble())));
    }
}
