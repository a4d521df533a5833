package dev.lodestar.domain.simulation;

import dev.lodestar.domain.cluster.HostAddress;
import dev.lodestar.domain.effect.CallEffect;
import dev.lodestar.domain.effect.CallEffect.Trouble;
import dev.lodestar.domain.effect.ConnectionEffect;
import dev.lodestar.domain.effect.EffectId;
import dev.lodestar.domain.effect.WaiterId;
import dev.lodestar.domain.event.CallEvent;
import dev.lodestar.domain.event.ClusterEvent;
import dev.lodestar.domain.failover.FailoverPlugin;
import dev.lodestar.domain.failover.FailoverRules;
import dev.lodestar.domain.failure.FailureClass;
import dev.lodestar.domain.failure.PostgresFailureRules;
import dev.lodestar.domain.plugin.CallMachine;
import dev.lodestar.domain.plugin.CallOutcome;
import dev.lodestar.domain.plugin.CallRequest;
import dev.lodestar.domain.plugin.CallStep;
import dev.lodestar.domain.plugin.CallView;
import dev.lodestar.domain.plugin.Chain;
import dev.lodestar.domain.plugin.Insistence;
import dev.lodestar.domain.selection.HostSelector;
import dev.lodestar.domain.selection.SelectionContext;
import dev.lodestar.domain.selection.SelectionStrategy;
import dev.lodestar.domain.selection.Target;
import dev.lodestar.domain.session.SessionState;
import dev.lodestar.domain.time.Moment;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Drives one call machine from its start to its end, and takes late answers afterwards. */
final class Caller implements CallEffect.Handler {

    static final Duration DIAL_PATIENCE = Duration.ofSeconds(2);
    static final Duration QUERY_PATIENCE = Duration.ofSeconds(2);

    private final String name;
    private final World world;
    private final Network network;
    private final Watchtower tower;
    private final Checks checks;
    private final Consumer<CallOutcome> ended;
    private final Connections connections = new Connections();
    private final Map<EffectId, WaiterId> waits = new LinkedHashMap<>();
    private final CallMachine machine;
    private final Target target;
    private final Moment deadline;
    private Optional<Moment> planned = Optional.empty();
    private boolean over;
    private boolean told;

    /** What all callers of a run share. */
    record Surroundings(World world, Network network, Watchtower tower, Checks checks, List<Server> servers) {}

    /** What one call is for. */
    record Wish(String name, Target target, Optional<Trouble> trouble, Duration budget) {}

    Caller(Wish wish, Surroundings around, Consumer<CallOutcome> ended) {
        name = wish.name();
        target = wish.target();
        this.world = around.world();
        this.network = around.network();
        this.tower = around.tower();
        this.checks = around.checks();
        this.ended = ended;
        FailoverRules rules = new FailoverRules(
                HostSelector.of(SelectionStrategy.RANDOM), PostgresFailureRules.STANDARD, QUERY_PATIENCE);
        Chain chain = new Chain(List.of(new FailoverPlugin(rules)), DIAL_PATIENCE);
        CallRequest request = request(around.servers(), wish);
        deadline = world.now().plus(wish.budget());
        machine = new CallMachine(chain, request, deadline);
    }

    private static CallRequest request(List<Server> servers, Wish wish) {
        List<HostAddress> seeds = servers.stream().map(server -> server.address).toList();
        var what = dev.lodestar.domain.selection.Wish.of(wish.target());
        return wish.trouble()
                .<CallRequest>map(lost ->
                        new CallRequest.Recover(seeds, what, lost, FailureClass.HOST_LOST, SessionState.UNTOUCHED))
                .orElseGet(() -> new CallRequest.Connect(seeds, what, Insistence.UNTIL_DEADLINE, Optional.empty()));
    }

    void start() {
        take(machine.start(view()));
    }

    private CallView view() {
        Moment now = world.now();
        return new CallView(now, tower.topology(), SelectionContext.byChance(now));
    }

    private void on(CallEvent event) {
        take(machine.on(event, view()));
    }

    private void take(CallStep step) {
        step.outcome().filter(outcome -> !over).ifPresent(outcome -> {
            over = true;
            world.tell(() -> name + " for " + target + " ends: " + outcome);
            checks.ended(outcome, target, connections, deadline, tower.topology());
            if (outcome instanceof CallOutcome.Connected connected) {
                connections.closed(connected.connection());
            }
        });
        step.effects().forEach(effect -> effect.deliverTo(this));
        if (over) {
            checks.nothingLeaks(name, connections);
        }
        planWake();
        if (over && !told) {
            told = true;
            ended.accept(step.outcome().orElseThrow());
        }
    }

    private void planWake() {
        Optional<Moment> due = machine.wakeAt();
        if (due.map(Moment::nanos).equals(planned.map(Moment::nanos))) {
            return;
        }
        planned = due;
        due.ifPresent(at -> world.wake(at, () -> {
            if (planned.isPresent() && planned.get().nanos() == at.nanos()) {
                planned = Optional.empty();
                on(new CallEvent.Woke());
            }
        }));
    }

    @Override
    public void dial(ConnectionEffect.Dial dial) {
        network.dial(dial, connections, this::on);
    }

    @Override
    public void ask(ConnectionEffect.Ask ask) {
        network.ask(ask, connections, this::on);
    }

    @Override
    public void close(ConnectionEffect.Close close) {
        connections.closed(close.connection());
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
        WaiterId waiter = tower.newWaiter();
        waits.put(await.id(), waiter);
        tower.await(
                waiter,
                new ClusterEvent.Awaited(waiter, await.need()),
                topology -> on(new CallEvent.TopologyCame(await.id(), topology)));
    }

    @Override
    public void withdraw(CallEffect.Withdraw withdraw) {
        tower.withdraw(waits.get(withdraw.waiter()));
    }

    @Override
    public void report(CallEffect.Report report) {
        world.tell(() -> name + " reports trouble on " + report.trouble().host() + ": "
                + report.trouble().failure());
        world.reach(Duration.ZERO, () -> tower.take(new ClusterEvent.Troubled(report.trouble())));
    }
}
