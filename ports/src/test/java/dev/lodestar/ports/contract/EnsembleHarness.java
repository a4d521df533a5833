package dev.lodestar.ports.contract;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestar.domain.cluster.Host;
import dev.lodestar.domain.cluster.HostAddress;
import dev.lodestar.domain.cluster.Role;
import dev.lodestar.domain.dialect.Dialect.Membership;
import dev.lodestar.domain.effect.CallEffect.Trouble;
import dev.lodestar.domain.failover.FailoverPlugin;
import dev.lodestar.domain.failover.FailoverRules;
import dev.lodestar.domain.failover.InitialConnectionPlugin;
import dev.lodestar.domain.failure.Failure;
import dev.lodestar.domain.failure.Symptom;
import dev.lodestar.domain.monitor.ClusterMachine;
import dev.lodestar.domain.monitor.ClusterRules;
import dev.lodestar.domain.plugin.CallMachine;
import dev.lodestar.domain.plugin.CallRequest;
import dev.lodestar.domain.plugin.Chain;
import dev.lodestar.domain.plugin.Insistence;
import dev.lodestar.domain.plugin.Plugin;
import dev.lodestar.domain.selection.HostSelector;
import dev.lodestar.domain.selection.SelectionStrategy;
import dev.lodestar.domain.selection.Target;
import dev.lodestar.domain.selection.Wish;
import dev.lodestar.domain.session.SessionState;
import dev.lodestar.domain.time.Moment;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInfo;

/** Builds the machines of an {@link EnsembleContract}, runs them, and compares what happened with the story. */
abstract class EnsembleHarness {

    static final String STORIES = "ensemble-stories.txt";
    static final Symptom DISCONNECTED = Symptom.of(Symptom.Kind.DISCONNECTED);
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Wish WISH = Wish.of(Target.WRITER);

    final Company company = new Company(stage());
    final LiveHost a = company.host("a", Role.WRITER);
    final LiveHost b = company.host("b", Role.READER);
    final LiveHost c = company.host("c", Role.READER);
    Duration budget = LONG;
    private String scenario;

    EnsembleHarness() {}

    /** Called before the constructor of a subclass has run. */
    Stage stage() {
        return new ThreadStage();
    }

    Stories stories() {
        return Stories.in(STORIES);
    }

    /** Gives a call machine to the adapter's interpreter, which does not begin yet. */
    protected abstract Interpreter interpreter(CallMachine machine, CallSurroundings surroundings);

    /** Gives a cluster machine to the adapter's interpreter, which does not begin yet. */
    protected abstract RunningCluster cluster(ClusterMachine machine, ClusterSurroundings surroundings);

    @BeforeEach
    final void build(TestInfo test) {
        build(test.getTestMethod().orElseThrow().getName());
    }

    final void build(String name) {
        scenario = name;
        ClusterRules rules = new ClusterRules(
                Membership.LISTED,
                row -> new HostAddress(row.id(), 5432),
                ToyDialect.INSTANCE.failureRules(),
                Duration.ofSeconds(30),
                Duration.ofMillis(50),
                Duration.ofSeconds(1),
                2,
                Duration.ofSeconds(5));
        company.watchedBy(cluster(new ClusterMachine(rules, company.members(), now()), company));
    }

    @AfterEach
    final void end() throws Exception {
        company.cluster().close();
        company.cluster().end();
        company.stage().close();
    }

    final Moment now() {
        return new Moment(company.stage().nanos(), 0);
    }

    // ---- what a story is made of

    /** The cluster is known, and everybody is well. */
    final void calmBeginning() {
        company.cluster().start();
        until(
                "the cluster is known",
                () -> isShown(a, Role.WRITER) && isShown(b, Role.READER) && isShown(c, Role.READER));
    }

    final Optional<Host> shown(LiveHost host) {
        return company.cluster().forCalls().topology().host(host.id());
    }

    final boolean isShown(LiveHost host, Role role) {
        return shown(host).filter(known -> known.role() == role).isPresent();
    }

    final void until(String what, BooleanSupplier met) {
        assertTrue(
                company.stage().goesOnUntil(met),
                () -> "In vain: " + what + "\n" + company.voices().text());
    }

    /** Something is asked of a host after this. */
    final void untilRefused(LiveHost host) {
        int before = host.refusals();
        until(host.id() + " refuses", () -> host.refusals() > before);
    }

    final void untilDialled(LiveHost host) {
        int before = host.dials();
        until(host.id() + " is dialled", () -> host.dials() > before);
    }

    /** The host is declared dead, and another question has been put to it. */
    final void untilDead(LiveHost host) {
        until(
                host.id() + " is dead",
                () -> shown(host).filter(known -> !known.isUp()).isPresent());
        untilDialled(host);
    }

    final void untilAllEnd() {
        until("all calls end", () -> company.calls().stream().allMatch(CallPart::hasEnded));
    }

    /** A first connection to the writer. */
    final CallPart connect(String name) {
        return play(name, new CallRequest.Connect(addresses(), WISH, Insistence.UNTIL_DEADLINE, Optional.empty()));
    }

    /** A session that was connected to a host when nobody had been condemned yet loses it. */
    final CallPart recover(String name, LiveHost lost, Symptom symptom) {
        Trouble trouble = new Trouble(lost.id(), 0, now(), Failure.of(symptom, "the peer is gone"));
        return play(
                name,
                new CallRequest.Recover(
                        addresses(),
                        WISH,
                        trouble,
                        ToyDialect.INSTANCE.failureRules().ofCall(trouble.failure()),
                        SessionState.UNTOUCHED));
    }

    private List<HostAddress> addresses() {
        return List.copyOf(company.members().values());
    }

    private CallPart play(String name, CallRequest request) {
        CallMachine machine = new CallMachine(new Chain(plugins(), LONG), request, now().plus(budget));
        CallPart call = company.call(name);
        call.start(interpreter(machine, call));
        return call;
    }

    private static List<Plugin> plugins() {
        FailoverRules rules = new FailoverRules(
                HostSelector.of(SelectionStrategy.ROUND_ROBIN), ToyDialect.INSTANCE.failureRules(), LONG);
        return List.of(new InitialConnectionPlugin(rules), new FailoverPlugin(rules));
    }

    /** The application holds a connection with a call in flight; that it is aborted is part of the story. */
    final RunningCluster.Held hold(LiveHost host, long generation) throws Exception {
        String voice = "held connection to " + host.id() + " of generation " + generation;
        return company.cluster()
                .hold(host.id(), generation, PROTECTED, () -> company.voices().state(voice, "shown aborted"));
    }

    final void untilItsCallIsAborted() {
        until("its call is aborted", () -> company.voices().text().contains("aborted"));
    }

    /** The host answers whatever it owes. */
    final void thaw(LiveHost host) {
        boolean[] answered = {false};
        host.thaw();
        company.stage().elsewhere(() -> {
            answered[0] = true;
            company.stage().changed();
        });
        until("everything is answered", () -> answered[0]);
    }

    static final Chain PROTECTED = new Chain(List.of(new ProtectivePlugin()), LONG);

    /** The end: the story is as written, and nothing remains. */
    final void compare() throws Exception {
        for (CallPart call : company.calls()) {
            call.settle();
        }
        company.cluster().settle();
        company.lookAtTopology();
        String played = company.voices().text();
        company.cluster().close();
        until("everything is closed", () -> company.open() == 0);
        stories().compare(scenario, played);
    }
}
