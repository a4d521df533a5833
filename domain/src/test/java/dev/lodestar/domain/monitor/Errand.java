package dev.lodestar.domain.monitor;

import dev.lodestar.domain.dialect.Rows;
import dev.lodestar.domain.effect.CallEffect;
import dev.lodestar.domain.effect.ConnectionEffect;
import dev.lodestar.domain.effect.ConnectionRef;
import dev.lodestar.domain.effect.EffectId;
import dev.lodestar.domain.effect.WaiterId;
import dev.lodestar.domain.event.CallEvent;
import dev.lodestar.domain.event.ClusterEvent;
import dev.lodestar.domain.event.ConnectionAnswer;
import dev.lodestar.domain.plugin.CallMachine;
import dev.lodestar.domain.plugin.CallOutcome;
import dev.lodestar.domain.plugin.CallStep;
import dev.lodestar.domain.plugin.CallView;
import dev.lodestar.domain.selection.SelectionContext;
import dev.lodestar.domain.time.Moment;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** Drives one call machine of an application from its start to its end, and takes late answers afterwards. */
final class Errand implements CallEffect.Handler, Network.Owner {

    private final String name;
    private final CallMachine machine;
    private final Play play;
    private final Network network;
    private final BiFunction<Actor, String, Rows> server;
    private final Consumer<CallOutcome> ended;
    private final Map<EffectId, WaiterId> waits = new LinkedHashMap<>();
    private boolean over;

    /** @param server what a host answers to a query */
    Errand(
            String name,
            CallMachine machine,
            Play play,
            BiFunction<Actor, String, Rows> server,
            Consumer<CallOutcome> ended) {
        this.name = name;
        this.machine = machine;
        this.play = play;
        this.network = play.network();
        this.server = server;
        this.ended = ended;
    }

    void start() {
        take(machine.start(view()));
    }

    void on(CallEvent event) {
        play.perform(() -> take(machine.on(event, view())));
    }

    @Override
    public void on(ConnectionAnswer answer) {
        on((CallEvent) answer);
    }

    Optional<Moment> wakeAt() {
        return machine.wakeAt();
    }

    Network.Line line(ConnectionRef connection) {
        return new Network.Line(this, connection);
    }

    private CallView view() {
        return new CallView(play.now(), play.topology(), SelectionContext.byChance(play.now()));
    }

    private void take(CallStep step) {
        step.effects().forEach(effect -> effect.deliverTo(this));
        step.facts().forEach(play.score()::fact);
        if (!over && step.outcome().isPresent()) {
            over = true;
            ended.accept(step.outcome().get());
        }
    }

    private void note(String what) {
        play.score().line(name + ": " + what);
    }

    @Override
    public void dial(ConnectionEffect.Dial dial) {
        note("dial " + dial.address().name() + " within " + dial.patience().toMillis() + " ms");
        network.dial(dial, this);
    }

    @Override
    public void ask(ConnectionEffect.Ask ask) {
        note("ask " + ask.host() + " for its role within " + ask.patience().toMillis() + " ms");
        network.ask(ask, this);
    }

    @Override
    public void close(ConnectionEffect.Close close) {
        Network.Line line = line(close.connection());
        note("close the connection to " + network.end(line).name);
        network.close(line);
    }

    @Override
    public void query(CallEffect.Query query) {
        Network.Line line = line(query.connection());
        Actor host = network.end(line);
        network.send(
                line,
                failure -> on(failure.<CallEvent>map(why -> new CallEvent.QueryFailed(query.id(), why))
                        .orElseGet(() -> new CallEvent.Queried(query.id(), server.apply(host, query.sql())))));
    }

    @Override
    public void restore(CallEffect.Restore restore) {
        Network.Line line = line(restore.connection());
        note("restore " + restore.session().steps() + " on " + network.end(line).name);
        network.send(
                line,
                failure -> on(failure.<CallEvent>map(why -> new CallEvent.RestoreFailed(restore.id(), why))
                        .orElseGet(() -> new CallEvent.Restored(restore.id()))));
    }

    @Override
    public void awaitTopology(CallEffect.AwaitTopology await) {
        String wanted = await.need().wanted().toString().toLowerCase(Locale.ROOT);
        note("wait for news of a " + wanted + " from "
                + play.score().millis(await.need().since()) + " or later");
        WaiterId waiter = play.newWaiter(
                name,
                news -> on(news.<CallEvent>map(topology -> new CallEvent.TopologyCame(await.id(), topology))
                        .orElseGet(() -> new CallEvent.Cancelled("the cluster is closed"))));
        waits.put(await.id(), waiter);
        play.deliver(new ClusterEvent.Awaited(waiter, await.need()));
    }

    @Override
    public void withdraw(CallEffect.Withdraw withdraw) {
        note("wait no longer");
        play.deliver(new ClusterEvent.Withdrawn(waits.get(withdraw.waiter())));
    }

    @Override
    public void report(CallEffect.Report report) {
        note("report " + report.trouble().host() + ": " + report.trouble().failure());
        play.deliver(new ClusterEvent.Troubled(report.trouble()));
    }
}
