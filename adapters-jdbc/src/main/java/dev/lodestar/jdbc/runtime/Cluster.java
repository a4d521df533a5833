package dev.lodestar.jdbc.runtime;

import dev.lodestar.domain.cluster.HostAddress;
import dev.lodestar.domain.cluster.HostId;
import dev.lodestar.domain.dialect.Dialect;
import dev.lodestar.domain.event.ClusterEvent;
import dev.lodestar.domain.fact.Fact;
import dev.lodestar.domain.monitor.ClusterMachine;
import dev.lodestar.domain.plugin.Protection;
import dev.lodestar.domain.time.Moment;
import dev.lodestar.jdbc.link.Link;
import dev.lodestar.ports.DisposableConnections;
import dev.lodestar.ports.interpreter.ClusterRun;
import dev.lodestar.ports.interpreter.HeldConnections;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * One cluster machine with its surroundings: what connections of its own it has, and what applications hold and dial.
 * The machine is touched by the loop's thread alone; everything else is safe from any thread.
 */
final class Cluster implements HeldConnections {

    private final ClusterRun run;
    private final DisposableConnections connections;
    private final ClusterLoop loop;
    private final Hands hands;
    private final Duration slowCall;
    private final Links links;
    private final Attempts attempts;

    /**
     * @param aborting carries out what never waits: aborts
     * @param slowCall how long a call may be in flight before its host is asked
     */
    Cluster(
            ClusterMachine machine,
            Dialect dialect,
            DisposableConnections connections,
            ClusterLoop loop,
            Hands hands,
            Executor aborting,
            Duration slowCall,
            Consumer<Fact> facts) {
        this.connections = connections;
        this.loop = loop;
        this.hands = hands;
        this.links = new Links(aborting);
        this.slowCall = slowCall;
        this.run = new ClusterRun(
                machine,
                new ClusterRun.Surroundings(
                        dialect, connections, this, slowCall, facts, event -> loop.post(this, event)));
        this.attempts = new Attempts(run::startTicking);
    }

    /** The machine at work: what is known, and how calls reach it. */
    ClusterRun run() {
        return run;
    }

    Attempts attempts() {
        return attempts;
    }

    /**
     * Takes a link in: its calls are watched from now on.
     *
     * @param wanted what is to be done for it
     * @param dropped what is to be done if it is dropped without being let go of
     */
    void add(Link link, Set<Protection> wanted, Runnable dropped) {
        links.add(link, wanted, dropped);
        run.startTicking();
    }

    // ---- on the loop's thread

    void take(ClusterEvent event, Moment now) {
        run.take(event, now);
        if (event instanceof ClusterEvent.Closing) {
            connections.dispose();
        }
    }

    Optional<Moment> wakeAt() {
        return run.wakeAt();
    }

    void wake(Moment now) {
        run.wake(now);
    }

    // ---- what applications hold

    @Override
    public boolean areNone() {
        return links.isEmpty() && attempts.isEmpty();
    }

    @Override
    public long count(HostId host) {
        return links.count(host);
    }

    @Override
    public void look(BiConsumer<HostId, Long> suspicion) {
        links.watch(ClusterRun.LOOKS_UNTIL_SLOW, suspicion);
        attempts.watch(slowCall, address -> suspect(address, suspicion));
    }

    private void suspect(HostAddress address, BiConsumer<HostId, Long> suspicion) {
        run.topology().hosts().stream()
                .filter(host -> host.address().equals(address))
                .findFirst()
                .ifPresent(host -> suspicion.accept(host.id(), host.generation()));
    }

    @Override
    public void condemn(HostId host, long generation, String evidence) {
        links.condemn(host, generation, evidence);
        run.topology().host(host).ifPresent(known -> attempts.giveUp(known.address(), hands));
    }

    /** Makes the machine close its connections and dismiss whoever waits for it. */
    void close() {
        loop.post(this, new ClusterEvent.Closing());
        loop.remove(this);
    }
}
