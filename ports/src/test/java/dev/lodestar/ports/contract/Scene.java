package dev.lodestar.ports.contract;

import dev.lodestar.domain.cluster.Host;
import dev.lodestar.domain.cluster.Role;
import dev.lodestar.domain.cluster.Topology;
import dev.lodestar.domain.cluster.WriterClaim;
import dev.lodestar.domain.dialect.Dialect;
import dev.lodestar.domain.fact.Fact;
import dev.lodestar.domain.plugin.CallOutcome;
import dev.lodestar.domain.selection.SelectionContext;
import dev.lodestar.domain.time.Moment;
import dev.lodestar.ports.ClusterPort;
import dev.lodestar.ports.ConnectionPort;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The surroundings of one machine: hosts, cluster, another thread that tells things later, and what is written down. */
public final class Scene implements CallSurroundings, AutoCloseable {

    private final Stage stage;
    private final Trace trace = new Trace();
    private final ScriptedHosts hosts = new ScriptedHosts(trace);
    private final ScriptedCluster cluster = new ScriptedCluster(trace);
    private final ConcurrentLinkedQueue<Runnable> held = new ConcurrentLinkedQueue<>();
    private final Set<String> handedOut = new TreeSet<>();
    private volatile Interpreter interpreter;
    private volatile Optional<CallOutcome> outcome = Optional.empty();
    private volatile boolean ended;
    private volatile boolean toldEverything;

    Scene(Stage stage) {
        this.stage = stage;
    }

    Stage stage() {
        return stage;
    }

    // ---- what an adapter gives to its interpreter

    @Override
    public ConnectionPort connections() {
        return hosts;
    }

    @Override
    public ClusterPort cluster() {
        return cluster;
    }

    @Override
    public Dialect dialect() {
        return ToyDialect.INSTANCE;
    }

    @Override
    public SelectionContext selection(Moment now) {
        trace.entered("a look at the selection");
        return SelectionContext.byChance(now);
    }

    @Override
    public void told(Fact fact) {
        trace.effect("fact: " + fact.sentence());
    }

    @Override
    public void ended(CallOutcome result, Throwable error) {
        outcome = Optional.ofNullable(result);
        if (result instanceof CallOutcome.Connected connected) {
            handedOut.add(connected.connection().toString());
            trace.end(connected.connection() + " leads to " + connected.host().id() + " as " + connected.role());
        } else if (result instanceof CallOutcome.Failed failed) {
            trace.end(failed.reason()
                    + failed.last()
                            .map(last -> ", the last one " + Act.text(last))
                            .orElse(""));
        } else {
            trace.end("error " + error);
        }
        ended = true;
        stage.changed();
    }

    // ---- what a scenario writes into its script

    ScriptedHost host(String name, Role role) {
        return hosts.add(name, role);
    }

    void know(Host... known) {
        cluster.know(topology(known));
    }

    void willTell(Act.When when, Host... news) {
        cluster.willTell(when, topology(news));
    }

    void willTell(Act.When when, Topology news) {
        cluster.willTell(when, news);
    }

    void willCloseTheCluster(Act.When when) {
        cluster.willClose(when);
    }

    private static Topology topology(Host... hosts) {
        List<Host> members = List.of(hosts);
        Optional<WriterClaim> claim =
                members.stream().filter(Host::isWriter).findFirst().map(writer -> new WriterClaim.Fenced());
        return new Topology(1, members, claim, false);
    }

    /** On another thread, some time after the port's method was called. */
    Act.When later() {
        return stage::elsewhere;
    }

    /** Not before {@link #tellHeld}. */
    Act.When held() {
        return held::add;
    }

    /** Never before the call is cancelled from another thread, which happens now. */
    Act.When heldAndCancelled() {
        return telling -> {
            held.add(telling);
            stage.elsewhere(() -> {
                trace.answer("cancelled");
                interpreter.cancel("the script says so");
            });
        };
    }

    /** First what was held, then this. */
    Act.When afterWhatWasHeld() {
        return telling -> {
            tellHeld();
            telling.run();
        };
    }

    private void tellHeld() {
        for (Runnable telling = held.poll(); telling != null; telling = held.poll()) {
            telling.run();
        }
    }

    // ---- the play

    /** Runs to the end; whatever is still held is told after it, on another thread. */
    void play(Interpreter player) throws Exception {
        interpreter = player;
        trace.runBy(player::isHere);
        player.start();
        if (!stage.goesOnUntil(() -> ended)) {
            trace.broken("it hangs");
        }
        stage.elsewhere(() -> {
            tellHeld();
            toldEverything = true;
            stage.changed();
        });
        stage.goesOnUntil(() -> toldEverything);
        player.settle();
    }

    /** What the application is told after it lost a call. */
    void lost(String told) {
        trace.effect("told: " + told);
    }

    /** How the call ended; empty if it broke off. */
    Optional<CallOutcome> outcome() {
        return outcome;
    }

    String text() {
        return trace.text();
    }

    Set<String> open() {
        return hosts.open();
    }

    Set<String> handedOut() {
        return handedOut;
    }

    @Override
    public void close() {
        stage.close();
    }
}
