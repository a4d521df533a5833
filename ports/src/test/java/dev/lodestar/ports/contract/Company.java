package dev.lodestar.ports.contract;

import dev.lodestar.domain.cluster.Host;
import dev.lodestar.domain.cluster.HostAddress;
import dev.lodestar.domain.cluster.HostId;
import dev.lodestar.domain.cluster.Role;
import dev.lodestar.domain.cluster.Topology;
import dev.lodestar.domain.dialect.Dialect;
import dev.lodestar.domain.fact.Fact;
import dev.lodestar.ports.DisposableConnections;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Everybody in a scene with a whole cluster: servers, the cluster machine that watches them, and calls. */
final class Company implements ClusterSurroundings {

    private static final String SEARCHES = "searches";

    private final Stage stage;
    private final Voices voices;
    private final Map<HostAddress, LiveHost> hosts = new ConcurrentHashMap<>();
    private final Map<HostId, HostAddress> members = new LinkedHashMap<>();
    private final LiveConnections monitoring;
    private final List<CallPart> calls = new ArrayList<>();
    private volatile RunningCluster cluster;
    private volatile boolean searching;

    Company(Stage stage) {
        this.stage = stage;
        voices = new Voices(stage);
        monitoring = new LiveConnections(hosts, new ProbeVoice(voices, this::look));
    }

    Stage stage() {
        return stage;
    }

    Voices voices() {
        return voices;
    }

    Map<HostAddress, LiveHost> hosts() {
        return hosts;
    }

    /** The members at the start, in order. */
    Map<HostId, HostAddress> members() {
        return members;
    }

    LiveHost host(String name, Role role) {
        LiveHost host = new LiveHost(name, role, stage);
        hosts.put(host.address(), host);
        members.put(host.id(), host.address());
        return host;
    }

    void watchedBy(RunningCluster running) {
        cluster = running;
    }

    RunningCluster cluster() {
        return cluster;
    }

    CallPart call(String name) {
        CallPart call = new CallPart(name, this);
        calls.add(call);
        return call;
    }

    List<CallPart> calls() {
        return calls;
    }

    /** Connections that somebody in this scene owns. */
    int open() {
        return monitoring.count()
                + calls.stream().mapToInt(call -> call.own().count()).sum();
    }

    int monitoringConnections() {
        return monitoring.count();
    }

    // ---- what the cluster machine's interpreter is given

    @Override
    public DisposableConnections connections() {
        return monitoring;
    }

    @Override
    public Dialect dialect() {
        return ToyDialect.INSTANCE;
    }

    @Override
    public void told(Fact fact) {
        look();
        voices.say(voice(fact), "fact: " + text(fact));
        searching |= fact instanceof Fact.SearchBegan;
        stage.changed();
    }

    /** A search has begun since the first one. */
    boolean isSearching() {
        return searching;
    }

    private static String voice(Fact fact) {
        if (fact instanceof Fact.HostDied died) {
            return "host " + died.host();
        }
        if (fact instanceof Fact.HostRefused refused) {
            return "host " + refused.host();
        }
        if (fact instanceof Fact.HostReturned returned) {
            return "host " + returned.host();
        }
        if (fact instanceof Fact.ClaimRejected rejected) {
            return "host " + rejected.host();
        }
        return fact instanceof Fact.SearchBegan ? SEARCHES : "cluster";
    }

    private static String text(Fact fact) {
        return fact instanceof Fact.SearchBegan
                ? "Asking every host"
                : fact.sentence().replaceAll("\\d+ ms", "… ms");
    }

    /** The machine is at work: what it has published must be visible by now. */
    private void look() {
        if (!cluster.isHere()) {
            voices.broken("not where the cluster machine is");
        }
        lookAtTopology();
    }

    /** What was published and is not yet written down. */
    void lookAtTopology() {
        Topology topology = cluster.forCalls().topology();
        for (Host host : topology.hosts()) {
            voices.state(
                    "host " + host.id(),
                    "shown as " + host.role() + ", " + host.health() + ", generation " + host.generation());
        }
    }
}
