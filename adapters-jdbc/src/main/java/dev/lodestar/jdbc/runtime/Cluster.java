package dev.lodestar.jdbc.runtime;

import dev.lodestar.domain.cluster.HostAddress;
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
import dev.lodestar.jdbc.link.Link;
import dev.lodestar.ports.CallersPort;
import dev.lodestar.ports.ClusterPort;
import dev.lodestar.ports.ClusterRouter;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * One cluster machine with its surroundings. The machine is touched by the loop's thread alone; everything else is safe
 * from any thread.
 */
final class Cluster implements ClusterPort, CallersPort {

    /** Looks at a call until it counts as slow. */
    private static final int TICKS_UNTIL_SLOW = 2;

    private static final Duration AFTER_A_FAILURE = Duration.ofSeconds(1);

    private final ClusterMachine machine;
    private final Dialect dialect;
    private final JdbcConnections connections;
    private final ClusterLoop loop;
    private final Hands hands;
    private final Duration slowCall;
    private final Duration tick;
    private final Consumer<Fact> facts;
    private final ClusterRouter router;
    private final Links links = new Links();
    private final Attempts attempts;
    private final Map<WaiterId, Consumer<Topology>> waiters = new ConcurrentHashMap<>();
    private final AtomicLong waiterNumber = new AtomicLong();
    private final AtomicLong turn = new AtomicLong();
    private volatile Topology topology = Topology.EMPTY;
    private volatile Supplier<String> status = () -> "";
    private volatile boolean ticking;
    private Optional<Moment> nextTick = Optional.empty();
    private Optional<Moment> quietUntil = Optional.empty();

    /** @param slowCall how long a call may be in flight before its host is asked */
    Cluster(
            ClusterMachine machine,
            Dialect dialect,
            JdbcConnections connections,
            ClusterLoop loop,
            Hands hands,
            Duration slowCall,
            Consumer<Fact> facts) {
        this.machine = machine;
        this.dialect = dialect;
        this.connections = connections;
        this.loop = loop;
        this.hands = hands;
        this.slowCall = slowCall;
        this.tick = slowCall.dividedBy(TICKS_UNTIL_SLOW);
        this.facts = facts;
        this.router = new ClusterRouter(connections, this, dialect, event -> loop.post(this, event));
        this.attempts = new Attempts(this::startTicking);
    }

    Dialect dialect() {
        return dialect;
    }

    Links links() {
        return links;
    }

    Attempts attempts() {
        return attempts;
    }

    /** Takes a link in: its calls are watched from now on. */
    void add(Link link, Chain chain) {
        links.add(link, chain);
        startTicking();
    }

    /** The loop sleeps as long as its machines want; now there is something to watch besides. */
    private void startTicking() {
        if (!ticking) {
            loop.post(this, new ClusterEvent.Woke());
        }
    }

    private boolean isAnythingToWatch() {
        return !links.isEmpty() || !attempts.isEmpty();
    }

    /** What the machine is doing, for people, as of its last step. */
    String status() {
        return status.get();
    }

    /** What one call chooses by. */
    Function<Moment, SelectionContext> nextTurn() {
        long mine = turn.getAndIncrement();
        return now -> new SelectionContext(now, mine, links::count);
    }

    // ---- on the loop's thread

    /** Takes an event in: publishes, performs, tells, in this order. */
    void take(ClusterEvent event, Moment now) {
        ClusterStep step = machine.on(event, now);
        step.topology().ifPresent(next -> topology = next);
        status = machine.description();
        step.effects().forEach(effect -> effect.deliverTo(router));
        step.facts().forEach(facts);
        if (event instanceof ClusterEvent.Closing) {
            connections.dispose();
        }
    }

    Optional<Moment> wakeAt() {
        if (quietUntil.isPresent()) {
            return quietUntil;
        }
        // First the flag, then the look: whoever adds something in between sees that the loop has to be woken.
        ticking = false;
        if (!isAnythingToWatch()) {
            nextTick = Optional.empty();
            return machine.wakeAt();
        }
        ticking = true;
        Moment tickAt = nextTick.orElseGet(() -> Clock.now().plus(tick));
        nextTick = Optional.of(tickAt);
        return Optional.of(
                machine.wakeAt().map(due -> Moment.earliest(due, tickAt)).orElse(tickAt));
    }

    /** A step failed: the machine rests for a moment, lest it fail without a pause. */
    void broke(Moment now) {
        quietUntil = Optional.of(now.plus(AFTER_A_FAILURE));
    }

    void wake(Moment now) {
        if (quietUntil.isPresent() && !now.hasReached(quietUntil.get())) {
            return;
        }
        quietUntil = Optional.empty();
        if (nextTick.filter(now::hasReached).isPresent()) {
            nextTick = Optional.of(now.plus(tick));
            links.watch(
                    TICKS_UNTIL_SLOW,
                    hands,
                    (host, generation) -> take(new ClusterEvent.Suspected(host, generation), Clock.now()));
            attempts.watch(slowCall, this::suspect);
        }
        if (machine.wakeAt().filter(now::hasReached).isPresent()) {
            take(new ClusterEvent.Woke(), now);
        }
    }

    private void suspect(HostAddress address) {
        topology.hosts().stream()
                .filter(host -> host.address().equals(address))
                .findFirst()
                .ifPresent(host -> take(new ClusterEvent.Suspected(host.id(), host.generation()), Clock.now()));
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
        loop.post(this, new ClusterEvent.Awaited(waiter, need));
        return waiter;
    }

    @Override
    public void withdraw(WaiterId waiter) {
        if (waiters.remove(waiter) != null) {
            loop.post(this, new ClusterEvent.Withdrawn(waiter));
        }
    }

    @Override
    public void report(Trouble trouble) {
        loop.post(this, new ClusterEvent.Troubled(trouble));
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
        links.condemn(host, generation, evidence, hands);
        topology.host(host).ifPresent(known -> attempts.giveUp(known.address(), hands));
    }

    /** Makes the machine close its connections. */
    void close() {
        loop.post(this, new ClusterEvent.Closing());
        loop.remove(this);
    }
}
