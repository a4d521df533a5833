package dev.lodestar.vertx.runtime;

import dev.lodestar.domain.dialect.Dialect;
import dev.lodestar.domain.event.ClusterEvent;
import dev.lodestar.domain.fact.Fact;
import dev.lodestar.domain.monitor.ClusterMachine;
import dev.lodestar.domain.plugin.Chain;
import dev.lodestar.domain.time.Moment;
import dev.lodestar.ports.DisposableConnections;
import dev.lodestar.ports.interpreter.Clock;
import dev.lodestar.ports.interpreter.ClusterRun;
import dev.lodestar.vertx.target.PoolGeneration;
import io.vertx.core.internal.ContextInternal;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One cluster machine with its surroundings: its own connections, and the generations of all pools that use it. The
 * machine is touched on its context alone; everything else is safe from any thread.
 */
final class VertxCluster implements Mailbox.Owner<ClusterEvent> {

    private final ClusterRun run;
    private final DisposableConnections connections;
    private final Mailbox<ClusterEvent> mailbox;
    private final Generations generations = new Generations();

    /** @param slowCall how long a call may be in flight before its host is asked */
    VertxCluster(
            ContextInternal context,
            ClusterMachine machine,
            Dialect dialect,
            DisposableConnections connections,
            Duration slowCall,
            Consumer<Fact> facts) {
        this.connections = connections;
        this.mailbox = new Mailbox<>(context, this);
        this.run = new ClusterRun(
                machine,
                new ClusterRun.Surroundings(dialect, connections, generations, slowCall, facts, mailbox::post));
    }

    /** The machine at work: what is known, and how calls reach it. */
    ClusterRun run() {
        return run;
    }

    /** Wakes the machine for the first time. */
    void start() {
        mailbox.post(new ClusterEvent.Woke());
    }

    /** Takes a generation in: its calls are watched from now on. Any thread. */
    void add(PoolGeneration generation, Chain chain) {
        generations.add(generation, chain);
        run.startTicking();
    }

    /** A generation has ended. Any thread. */
    void remove(PoolGeneration generation) {
        generations.remove(generation);
    }

    // ---- on the context

    @Override
    public void take(ClusterEvent event, Moment at) {
        run.take(event, at);
    }

    @Override
    public Optional<Moment> wakeAt() {
        return run.wakeAt();
    }

    @Override
    public void wake(Moment now) {
        run.wake(now);
    }

    /** Makes the machine close its connections and dismiss whoever waits for it, now or later. */
    void close() {
        take(new ClusterEvent.Closing(), Clock.now());
        connections.dispose();
        mailbox.deliver();
    }
}
