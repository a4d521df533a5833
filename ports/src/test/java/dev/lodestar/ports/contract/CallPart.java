package dev.lodestar.ports.contract;

import dev.lodestar.domain.cluster.Host;
import dev.lodestar.domain.cluster.Topology;
import dev.lodestar.domain.dialect.Dialect;
import dev.lodestar.domain.effect.CallEffect.Need;
import dev.lodestar.domain.effect.CallEffect.Trouble;
import dev.lodestar.domain.effect.ConnectionRef;
import dev.lodestar.domain.effect.WaiterId;
import dev.lodestar.domain.fact.Fact;
import dev.lodestar.domain.failure.Failure;
import dev.lodestar.domain.plugin.CallOutcome;
import dev.lodestar.domain.selection.SelectionContext;
import dev.lodestar.domain.time.Moment;
import dev.lodestar.ports.ClusterPort;
import dev.lodestar.ports.ConnectionPort;
import dev.lodestar.ports.Reply;

/** One call in a scene with a whole cluster: a voice, a share in the cluster, and an end. */
final class CallPart implements CallSurroundings, LiveConnections.Listener, ClusterPort {

    private final String voice;
    private final Stage stage;
    private final Voices voices;
    private final ClusterPort cluster;
    private final LiveConnections connections;
    private volatile Interpreter interpreter;
    private volatile boolean waits;
    private volatile boolean ended;

    CallPart(String name, Company company) {
        voice = "call " + name;
        stage = company.stage();
        voices = company.voices();
        cluster = company.cluster().forCalls();
        connections = new LiveConnections(company.hosts(), this);
    }

    void start(Interpreter player) {
        interpreter = player;
        player.start();
    }

    void cancel() {
        interpreter.cancel("the story says so");
    }

    boolean hasEnded() {
        return ended;
    }

    /** It has been waiting for news at some time. */
    boolean waits() {
        return waits;
    }

    LiveConnections own() {
        return connections;
    }

    void settle() throws Exception {
        interpreter.settle();
    }

    private void does(String line) {
        if (!ended && !interpreter.isHere()) {
            voices.broken("not where the caller is: " + line);
        }
        voices.say(voice, line);
    }

    // ---- what its interpreter is given

    @Override
    public ConnectionPort connections() {
        return connections;
    }

    @Override
    public ClusterPort cluster() {
        return this;
    }

    @Override
    public Dialect dialect() {
        return ToyDialect.INSTANCE;
    }

    @Override
    public SelectionContext selection(Moment now) {
        return new SelectionContext(now, 0, host -> 0);
    }

    @Override
    public void told(Fact fact) {
        does("fact: " + fact.sentence());
    }

    @Override
    public void ended(CallOutcome outcome, Throwable error) {
        if (outcome instanceof CallOutcome.Connected connected) {
            connections.take(connected.connection());
            does("end: " + connected.connection() + " leads to "
                    + connected.host().id() + " as " + connected.role() + ", generation "
                    + connected.host().generation());
        } else if (outcome instanceof CallOutcome.Failed failed) {
            does("end: " + failed.reason());
        } else {
            does("end: error " + error);
        }
        ended = true;
        stage.changed();
    }

    // ---- what it asks of hosts

    @Override
    public Asked asks(String what, LiveHost host, ConnectionRef connection) {
        does(what + " " + host.id() + " on " + connection);
        return answer -> voices.say(voice, "  " + connection + " " + answer);
    }

    @Override
    public void closes(LiveHost host, ConnectionRef connection) {
        does("close " + connection);
    }

    @Override
    public void broken(String line) {
        voices.broken(voice + ": " + line);
    }

    // ---- what it asks of the cluster

    @Override
    public Topology topology() {
        return cluster.topology();
    }

    @Override
    public WaiterId await(Need need, Reply<Topology> reply) {
        String since = need.trouble()
                .map(trouble -> " newer than the trouble at " + trouble.host())
                .orElse("");
        does("await " + need.wanted() + since);
        waits = true;
        return cluster.await(need, new Reply<>() {
            @Override
            public void succeeded(Topology topology) {
                voices.say(voice, "  news: " + text(topology));
                if (cluster.topology().epoch() < topology.epoch()) {
                    voices.broken("told before it was published: " + topology);
                }
                reply.succeeded(topology);
            }

            @Override
            public void failed(Failure failure) {
                voices.say(voice, "  no news: closed");
                reply.failed(failure);
            }
        });
    }

    private static String text(Topology topology) {
        return topology.splitBrain()
                ? "two writers"
                : "writer "
                        + topology.writer().map(Host::id).map(Object::toString).orElse("unknown");
    }

    @Override
    public void withdraw(WaiterId waiter) {
        does("withdraw");
        cluster.withdraw(waiter);
    }

    @Override
    public void report(Trouble trouble) {
        does("report " + trouble.host() + ", generation " + trouble.generation() + ": " + Act.text(trouble.failure()));
        cluster.report(trouble);
    }
}
