package dev.lodestar.examples.toy;

import dev.lodestar.domain.assembly.Assembly;
import dev.lodestar.domain.assembly.BuiltInPlugins;
import dev.lodestar.domain.assembly.ClusterPlan;
import dev.lodestar.domain.cluster.Host;
import dev.lodestar.domain.cluster.HostAddress;
import dev.lodestar.domain.cluster.HostId;
import dev.lodestar.domain.detection.CallWatch;
import dev.lodestar.domain.discovery.DiscoveryMachine;
import dev.lodestar.domain.effect.CallEffect.Trouble;
import dev.lodestar.domain.event.ClusterEvent;
import dev.lodestar.domain.fact.Fact;
import dev.lodestar.domain.failure.CallNature;
import dev.lodestar.domain.failure.CallUnderWay;
import dev.lodestar.domain.failure.Failure;
import dev.lodestar.domain.failure.Judgement;
import dev.lodestar.domain.failure.Judgement.Use;
import dev.lodestar.domain.failure.LossVerdict;
import dev.lodestar.domain.failure.TransactionStatus;
import dev.lodestar.domain.monitor.ClusterMachine;
import dev.lodestar.domain.plugin.CallMachine;
import dev.lodestar.domain.plugin.CallOutcome;
import dev.lodestar.domain.plugin.CallRequest;
import dev.lodestar.domain.plugin.Chain;
import dev.lodestar.domain.selection.SelectionContext;
import dev.lodestar.domain.session.SessionState;
import dev.lodestar.domain.settings.FailoverMode;
import dev.lodestar.domain.settings.Settings;
import dev.lodestar.domain.settings.SettingsCatalog;
import dev.lodestar.domain.time.Moment;
import dev.lodestar.ports.ClusterPort;
import dev.lodestar.ports.LossReport;
import dev.lodestar.ports.NoCluster;
import dev.lodestar.ports.interpreter.Clock;
import dev.lodestar.ports.interpreter.ClusterRun;
import dev.lodestar.ports.interpreter.HeldConnections;
import dev.lodestar.ports.interpreter.Surroundings;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Sends lines to the writer of a toy cluster, whoever that is by then. For one thread at a time. */
public final class ToyClient implements HeldConnections, AutoCloseable {

    private static final ToyDialect TOY = ToyDialect.INSTANCE;
    private static final Settings SETTINGS =
            Settings.defaults().with(SettingsCatalog.FAILOVER_MODE, FailoverMode.STRICT_WRITER);

    private final MainLoop loop = new MainLoop();
    private final ClusterPlan plan;
    private final Consumer<Fact> facts;
    private final Chain chain;
    private final CallRequest.Connect first;
    private final ClusterRun cluster;
    private final CallWatch watch = new CallWatch();
    private volatile Optional<Link> link = Optional.empty();
    private volatile long mark;

    /** A connection and where it leads; its name is one of those that the machine gave that opened it. */
    private record Link(ToyConnections connections, CallOutcome.Connected end) {}

    /** @param seeds one member of the cluster is enough */
    public ToyClient(List<HostAddress> seeds, Consumer<Fact> facts) throws IOException {
        this.facts = facts;
        plan = ClusterPlan.embedded(
                seeds, SETTINGS, BuiltInPlugins.catalogWith(List.of()).select(List.of("failover")));
        chain = Assembly.chain(plan, TOY);
        first = plan.firstConnection(TOY);
        ClusterMachine machine =
                new ClusterMachine(Assembly.clusterRules(plan, TOY), discover().hosts(), Clock.now());
        Duration slowCall = SETTINGS.value(SettingsCatalog.FAILURE_DETECTION_INTERVAL);
        cluster = new ClusterRun(
                machine, new ClusterRun.Surroundings(TOY, new ToyConnections(), this, slowCall, facts, this::post));
        loop.post(now -> loop.add(cluster::wakeAt, cluster::wake));
    }

    private void post(ClusterEvent event) {
        loop.post(now -> cluster.take(event, now));
    }

    private CallOutcome.Discovered discover() throws IOException {
        DiscoveryMachine discovery =
                new DiscoveryMachine(Assembly.discovery(plan).of(TOY));
        CallMachine machine = new CallMachine(discovery, deadline());
        CallOutcome found =
                start(machine, new ToyConnections(), NoCluster.INSTANCE).join();
        if (found instanceof CallOutcome.Discovered discovered) {
            return discovered;
        }
        loop.stop();
        throw new IOException(((CallOutcome.Failed) found).explanation());
    }

    /**
     * Sends a line and waits for the answer, or for evidence that none will come.
     *
     * @throws LostCall if the host was lost meanwhile; the next call goes to another one
     */
    public String call(String line) throws IOException {
        Link to = link.isPresent() ? link.get() : connect();
        try {
            return exchange(to, line);
        } catch (IOException cut) {
            throw recover(to.end().host(), line, ToyConnections.failure(cut));
        }
    }

    /** The mark is odd while a call is in flight. */
    private String exchange(Link to, String line) throws IOException {
        mark++;
        try {
            return to.connections().exchange(to.end().connection(), line, Duration.ZERO);
        } finally {
            mark++;
        }
    }

    private Link connect() throws IOException {
        ToyConnections connections = new ToyConnections();
        CallOutcome outcome = run(first, connections);
        if (outcome instanceof CallOutcome.Connected connected) {
            return new Link(connections, connected);
        }
        throw new IOException(((CallOutcome.Failed) outcome).explanation());
    }

    private LostCall recover(Host lost, String line, Failure failure) throws IOException {
        CallNature nature = line.startsWith("get") ? CallNature.READ : CallNature.STATEMENT;
        CallUnderWay call = new CallUnderWay(TransactionStatus.IDLE, true, nature);
        Optional<Judgement> judged = Judgement.of(call, failure, TOY.failureRules(), Use.WRITING);
        if (judged.isEmpty()) {
            throw new IOException(failure.message());
        }
        Trouble trouble = new Trouble(lost.id(), lost.generation(), Clock.now(), failure);
        CallRequest.Recover request = first.recover(trouble, judged.get().kind(), SessionState.UNTOUCHED);
        LossVerdict verdict = judged.get().verdict();
        CallOutcome outcome = run(request, new ToyConnections());
        String host = lost.id().toString();
        return new LostCall(
                outcome instanceof CallOutcome.Connected to
                        ? LossReport.moved(
                                verdict,
                                host,
                                "the client now talks to " + to.host().id())
                        : LossReport.ended(verdict, host, (CallOutcome.Failed) outcome));
    }

    /** The link is set where hosts are condemned, so that none is condemned in between. */
    private CallOutcome run(CallRequest request, ToyConnections connections) {
        return start(new CallMachine(chain, request, deadline()), connections, cluster)
                .whenComplete((outcome, broken) -> {
                    link = outcome instanceof CallOutcome.Connected to
                            ? Optional.of(new Link(connections, to))
                            : Optional.empty();
                    cluster.startTicking();
                })
                .join();
    }

    private CompletableFuture<CallOutcome> start(CallMachine machine, ToyConnections connections, ClusterPort port) {
        return new ToyCall(loop, machine, new Surroundings(connections, port, TOY, SelectionContext::byChance, facts))
                .start();
    }

    private static Moment deadline() {
        return Clock.now().plus(SETTINGS.value(SettingsCatalog.FAILOVER_TIMEOUT));
    }

    // ---- the connections that the machine of the cluster looks after: here there is one

    @Override
    public boolean areNone() {
        return link.isEmpty();
    }

    @Override
    public long count(HostId host) {
        return link.filter(to -> to.end().host().id().equals(host)).isPresent() ? 1 : 0;
    }

    @Override
    public void look(BiConsumer<HostId, Long> suspicion) {
        boolean slow = watch.look(mark) >= ClusterRun.LOOKS_UNTIL_SLOW;
        link.filter(to -> slow)
                .map(to -> to.end().host())
                .ifPresent(host -> suspicion.accept(host.id(), host.generation()));
    }

    /** A call in flight fails at once, and the next one looks for another host. */
    @Override
    public void condemn(HostId host, long generation, String evidence) {
        link.filter(to -> to.end().host().id().equals(host))
                .filter(to -> to.end().host().generation() <= generation)
                .ifPresent(this::drop);
    }

    private void drop(Link doomed) {
        link = Optional.empty();
        doomed.connections().close(doomed.end().connection());
    }

    @Override
    public void close() {
        post(new ClusterEvent.Closing());
        loop.post(now -> link.ifPresent(this::drop));
        loop.stop();
    }
}
