package dev.lodestar.ports.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lodestar.domain.cluster.HostAddress;
import dev.lodestar.domain.cluster.HostId;
import dev.lodestar.domain.cluster.Role;
import dev.lodestar.domain.effect.CallEffect.Trouble;
import dev.lodestar.domain.failover.FailoverPlugin;
import dev.lodestar.domain.failover.FailoverRules;
import dev.lodestar.domain.failover.InitialConnectionPlugin;
import dev.lodestar.domain.failure.CallUnderWay;
import dev.lodestar.domain.failure.Failure;
import dev.lodestar.domain.failure.FailureClass;
import dev.lodestar.domain.failure.FailureRules;
import dev.lodestar.domain.failure.Judgement;
import dev.lodestar.domain.failure.Judgement.Use;
import dev.lodestar.domain.failure.LossVerdict;
import dev.lodestar.domain.failure.Symptom;
import dev.lodestar.domain.plugin.CallMachine;
import dev.lodestar.domain.plugin.CallOutcome;
import dev.lodestar.domain.plugin.CallRequest;
import dev.lodestar.domain.plugin.Chain;
import dev.lodestar.domain.plugin.Insistence;
import dev.lodestar.domain.plugin.Plugin;
import dev.lodestar.domain.selection.HostFilter;
import dev.lodestar.domain.selection.HostSelector;
import dev.lodestar.domain.selection.SelectionStrategy;
import dev.lodestar.domain.selection.Target;
import dev.lodestar.domain.selection.Wish;
import dev.lodestar.domain.session.SessionState;
import dev.lodestar.domain.time.Moment;
import dev.lodestar.ports.LossReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInfo;

/** Builds the machines of an {@link InterpreterContract}, runs them, and compares what happened with their story. */
abstract class InterpreterHarness {

    /** Never reached by a scenario that is not about it. */
    static final Duration LONG = Duration.ofSeconds(20);

    static final Duration SHORT = Duration.ofMillis(100);

    static final Symptom REFUSED = Symptom.of(Symptom.Kind.REFUSED);
    static final Symptom DISCONNECTED = Symptom.of(Symptom.Kind.DISCONNECTED);

    static final String STORIES = "interpreter-stories.txt";

    final Scene scene = new Scene(stage());
    final ScriptedHost a = scene.host("a", Role.WRITER);
    final ScriptedHost b = scene.host("b", Role.WRITER);
    final ScriptedHost c = scene.host("c", Role.READER);
    final ScriptedHost d = scene.host("d", Role.READER);
    Target first = Target.WRITER;
    Duration patience = LONG;
    Duration budget = LONG;
    private String scenario;

    InterpreterHarness() {}

    /** Called before the constructor of a subclass has run. */
    Stage stage() {
        return new ThreadStage();
    }

    Stories stories() {
        return Stories.in(STORIES);
    }

    /** Gives a machine and its surroundings to the adapter's interpreter, which does not begin yet. */
    protected abstract Interpreter interpreter(CallMachine machine, CallSurroundings surroundings);

    /** What an application gets that has lost a call: SQLState, a blank, and the outcome that the exception tells. */
    protected abstract String told(LossReport report);

    @BeforeEach
    final void begin(TestInfo test) {
        begin(test.getTestMethod().orElseThrow().getName());
    }

    final void begin(String name) {
        scenario = name;
    }

    @AfterEach
    final void end() {
        scene.close();
    }

    /** A first connection, as an application asks for it. */
    final void connect(ScriptedHost... seeds) throws Exception {
        play(plugins(), first(seeds));
    }

    /** The recovery of a session whose host, in its generation 0, is lost. */
    final void recover(ScriptedHost lost, SessionState session) throws Exception {
        recover(lost, DISCONNECTED, session);
    }

    final void recover(ScriptedHost lost, Symptom symptom, SessionState session) throws Exception {
        Trouble trouble = trouble(lost, Failure.of(symptom, "the peer is gone"));
        FailureClass kind = ToyDialect.INSTANCE.failureRules().ofCall(trouble.failure());
        play(plugins(), new CallRequest.Recover(addresses(lost), wish(), trouble, kind, session));
    }

    /** The loss of a call that was under way, and what the application is told in the end. */
    final void lose(ScriptedHost lost, CallUnderWay call) throws Exception {
        Trouble trouble = trouble(lost, Failure.of(DISCONNECTED, "the peer is gone"));
        FailureRules rules = ToyDialect.INSTANCE.failureRules();
        Judgement judged =
                Judgement.of(call, trouble.failure(), rules, Use.WRITING).orElseThrow();
        run(
                plugins(),
                new CallRequest.Recover(addresses(lost), wish(), trouble, judged.kind(), SessionState.UNTOUCHED));
        LossVerdict verdict = judged.verdict();
        String name = lost.address().name();
        CallOutcome outcome = scene.outcome().orElseThrow();
        scene.lost(told(
                outcome instanceof CallOutcome.Failed failed
                        ? LossReport.ended(verdict, name, failed)
                        : LossReport.moved(verdict, name, "it now leads elsewhere")));
        compare();
    }

    private Trouble trouble(ScriptedHost lost, Failure failure) {
        return new Trouble(new HostId(lost.address().name()), 0, now(), failure);
    }

    final void play(List<Plugin> plugins, CallRequest request) throws Exception {
        run(plugins, request);
        compare();
    }

    private void run(List<Plugin> plugins, CallRequest request) throws Exception {
        CallMachine machine = new CallMachine(new Chain(plugins, patience), request, now().plus(budget));
        scene.play(interpreter(machine, scene));
    }

    private void compare() {
        stories().compare(scenario, scene.text());
        assertEquals(scene.handedOut(), scene.open(), "connections left open");
    }

    private List<Plugin> plugins() {
        FailoverRules rules = new FailoverRules(
                HostSelector.of(SelectionStrategy.ROUND_ROBIN), ToyDialect.INSTANCE.failureRules(), patience);
        return List.of(new InitialConnectionPlugin(rules), new FailoverPlugin(rules));
    }

    private Wish wish() {
        return new Wish(first, first == Target.READER ? Target.READER : Target.WRITER, HostFilter.ALL);
    }

    final CallRequest first(ScriptedHost... seeds) {
        return new CallRequest.Connect(addresses(seeds), wish(), Insistence.UNTIL_DEADLINE, Optional.empty());
    }

    static List<HostAddress> addresses(ScriptedHost... hosts) {
        List<HostAddress> addresses = new ArrayList<>();
        for (ScriptedHost host : hosts) {
            addresses.add(host.address());
        }
        return addresses;
    }

    private Moment now() {
        return new Moment(scene.stage().nanos(), 0);
    }
}
