package dev.lodestar.vertx.runtime;

import dev.lodestar.domain.cluster.HostId;
import dev.lodestar.domain.cluster.Topology;
import dev.lodestar.domain.dialect.Dialect;
import dev.lodestar.domain.effect.CallEffect.Need;
import dev.lodestar.domain.effect.CallEffect.Trouble;
import dev.lodestar.domain.effect.WaiterId;
import dev.lodestar.domain.event.ClusterEvent;
import dev.lodestar.domain.fact.Fact;
import dev.lodestar.domain.monitor.ClusterMachine;
import dev.lodestar.domain.monitor.ClusterStep;
import dev.lodestar.domain.plugin.Chain;
import dev.lodestar.domain.selection.SelectionContext;
import dev.lodestar.domain.time.Moment;
import dev.lodestar.ports.CallersPort;
import dev.lodestar.ports.ClusterPort;
import dev.lodestar.ports.ClusterRouter;
import dev.lodestar.vertx.target.PoolGeneration;
import dev.lodestar.vertx.target.SingleConnections;
import io.vertx.core.internal.ContextInternal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * One cluster machine with its surroundings. The machine is touched on its context alone; everything else is safe from
 * any thread.
 */
final class VertxCluster implements ClusterPort, CallersPort, Mailbox.Owner<ClusterEvent> {

    /** Looks at a call until it counts as slow. */
    private static final int TICKS_UNTIL_SLOW = 2;

    private final ClusterMachine machine;
    private final Dialect dialect;
    private final Duration tick;
    private final Consumer<Fact> facts;
    private final SingleConnections connections;
    private final Mailbox<ClusterEvent> mailbox;
    private final ClusterRouter router;
    private final Generations generations = new Generations();
    private final Map<WaiterId, Consumer<Topology>> waiters = new ConcurrentHashMap<>();
    private final AtomicLong waiterNumber = new AtomicLong();
    private final AtomicLong turn = new AtomicLong();
    private volatile Topology topology = Topology.EMPTY;
    private volatile Supplier<String> status = () -> "";
    private Optional<Moment> nextTick = Optional.empty();

    /** @param slowCall how long a call may be in flight before its host is asked */
    VertxCluster(
            ContextInternal context,
            ClusterMachine machine,
            Dialect dialect,
            SingleConnections connections,
            Duration slowCall,
            Consumer<Fact> facts) {
        this.machine = machine;
        this.dialect = dialect;
        this.connections = connections;
        this.tick = slowCall.dividedBy(TICKS_UNTIL_SLOW);
        this.facts = facts;
        this.mailbox = new Mailbox<>(context, this);
        this.router = new ClusterRouter(connections, this, dialect, mailbox::post);
    }

    Dialect dialect() {
        return dialect;
    }

    /** The generations of all pools that use this cluster. */
    Generations generations() {
        return generations;
    }

    /** What the machine is doing, for people, as of its last step. */
    String status() {
        return status.get();
    }

    SelectionContext selection(Moment now) {
        return new SelectionContext(now, turn.getAndIncrement(), generations::connections);
    }

    /** Wakes the machine for the first time. */
    void start() {
        mailbox.post(new ClusterEvent.Woke());
    }

    /** Takes a generation in: its calls are watched from now on. Any thread. */
    void watch(PoolGeneration generation, Chain chain) {
        generations.add(generation, chain);
        mailbox.nudge();
    }

    // ---- on the context

    /** Takes an event in: publishes, performs, tells, in this order. */
    @Override
    public void take(ClusterEvent event, Moment now) {
        ClusterStep step = machine.on(event, now);
        step.topology().ifPresent(next -> topology = next);
        status = machine.description();
        step.effects().forEach(effect -> effect.deliverTo(router));
        step.facts().forEach(facts);
    }

    @Override
    public Optional<Moment> wakeAt() {
        if (generations.isEmpty()) {
            nextTick = Optional.empty();
            return machine.wakeAt();
        }
        Moment tickAt = nextTick.orElseGet(() -> Clock.now().plus(tick));
        nextTick = Optional.of(tickAt);
        return Optional.of(
                machine.wakeAt().map(due -> Moment.earliest(due, tickAt)).orElse(tickAt));
    }

    @Override
    public void wake(Moment now) {
        if (nextTick.filter(now::hasReached).isPresent()) {
            nextTick = Optional.of(now.plus(tick));
            generations.watch(
                    TICKS_UNTIL_SLOW,
                    (host, generation) -> take(new ClusterEvent.Suspected(host, generation), Clock.now()));
        }
        if (machine.wakeAt().filter(now::hasReached).isPresent()) {
            take(new ClusterEvent.Woke(), now);
        }
    }

    /** Makes the machine close its connections. */
    void close() {
        take(new ClusterEvent.Closing(), Clock.now());
        connections.closeAll();
        mailbox.deliver();
    }

    // ---- from calls

    @Override
    public Topology topology() {
        return topology;
    }

    @Override
    public WaiterId await(Need need, Consumer<Topology> news) {
        WaiterId waiter = new WaiterId(waiterNumber.incrementAndGet());
        waiters.put(waiter, news);
        mailbox.post(new ClusterEvent.Awaited(waiter, need));
        return waiter;
    }

    @Override
    public void withdraw(WaiterId waiter) {
        if (waiters.remove(waiter) != null) {
            mailbox.post(new ClusterEvent.Withdrawn(waiter));
        }
    }

    @Override
    public void report(Trouble trouble) {
        mailbox.post(new ClusterEvent.Troubled(trouble));
    }

    // ---- from the machine

    @Override
    public void release(WaiterId waiter, Topology news) {
        Consumer<Topology> waiting = waiters.remove(waiter);
        if (waiting != null) {
            waiting.accept(news);
        }
    }

    @Override
    public void condemn(HostId host, long generation, String evidence) {
        generations.condemn(host, generation, evidence);
    }
}
