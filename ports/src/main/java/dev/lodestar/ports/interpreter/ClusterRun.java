package dev.lodestar.ports.interpreter;

import dev.lodestar.domain.cluster.HostId;
import dev.lodestar.domain.cluster.Topology;
import dev.lodestar.domain.dialect.Dialect;
import dev.lodestar.domain.effect.CallEffect.Need;
import dev.lodestar.domain.effect.CallEffect.Trouble;
import dev.lodestar.domain.effect.WaiterId;
import dev.lodestar.domain.event.ClusterEvent;
import dev.lodestar.domain.fact.Fact;
import dev.lodestar.domain.failure.Failure;
import dev.lodestar.domain.failure.Symptom;
import dev.lodestar.domain.monitor.ClusterMachine;
import dev.lodestar.domain.monitor.ClusterStep;
import dev.lodestar.domain.selection.SelectionContext;
import dev.lodestar.domain.time.Moment;
import dev.lodestar.ports.CallersPort;
import dev.lodestar.ports.ClusterPort;
import dev.lodestar.ports.ClusterRouter;
import dev.lodestar.ports.ConnectionPort;
import dev.lodestar.ports.Reply;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * One cluster machine with its surroundings: publishes its topology, keeps those who wait for its news, and has the
 * connections that applications hold looked at in regular ticks while there are any.
 *
 * <p>{@link #take}, {@link #wake} and {@link #wakeAt} are confined to the machine's own thread or context; everything
 * else is safe from any thread and returns at once.
 */
public final class ClusterRun implements ClusterPort, CallersPort {

    /** Looks at a call until it counts as slow. */
    public static final int LOOKS_UNTIL_SLOW = 2;

    private static final System.Logger LOG = System.getLogger("dev.lodestar");
    private static final Duration AFTER_A_FAILURE = Duration.ofSeconds(1);

    /**
     * What the machine finds around it.
     *
     * @param monitoring the machine's own connections
     * @param held those of the applications
     * @param slowCall how long a call may be in flight before its host is asked
     * @param facts told on the machine's own thread or context
     * @param inbox where events go, to be delivered in their order with {@link #take}; called on any thread
     */
    public record Surroundings(
            Dialect dialect,
            ConnectionPort monitoring,
            HeldConnections held,
            Duration slowCall,
            Consumer<Fact> facts,
            Consumer<? super ClusterEvent> inbox) {}

    private final ClusterMachine machine;
    private final Surroundings around;
    private final ClusterRouter router;
    private final Map<WaiterId, Reply<Topology>> waiters = new ConcurrentHashMap<>();
    private final AtomicLong waiterNumber = new AtomicLong();
    private final AtomicLong turn = new AtomicLong();
    private volatile Topology topology = Topology.EMPTY;
    private volatile Supplier<String> status = () -> "";
    private volatile boolean ticking;
    private Optional<Moment> nextTick = Optional.empty();
    private Optional<Moment> quietUntil = Optional.empty();

    public ClusterRun(ClusterMachine machine, Surroundings around) {
        this.machine = machine;
        this.around = around;
        this.router = new ClusterRouter(around.monitoring(), this, around.dialect(), around.inbox());
    }

    public Dialect dialect() {
        return around.dialect();
    }

    /** What the machine is doing, for people, as of its last step. */
    public String status() {
        return status.get();
    }

    /** What one call chooses by: one turn for the whole call, however often it has to choose again. */
    public Function<Moment, SelectionContext> nextTurn() {
        long mine = turn.getAndIncrement();
        return now -> new SelectionContext(now, mine, around.held()::count);
    }

    /** Something is held: whoever sleeps as long as the machine wants has to look after it besides. */
    public void startTicking() {
        if (!ticking) {
            around.inbox().accept(new ClusterEvent.Woke());
        }
    }

    // ---- on the machine's thread or context

    /**
     * Takes an event in: publishes, performs, tells, in this order. A step that fails ends nothing: it is logged, and the
     * machine rests for a moment, lest it fail without a pause.
     */
    public void take(ClusterEvent event, Moment now) {
        contained(() -> step(event, now));
    }

    private void step(ClusterEvent event, Moment now) {
        ClusterStep step = machine.on(event, now);
        step.topology().ifPresent(next -> topology = next);
        status = machine.description();
        step.effects().forEach(effect -> effect.deliverTo(router));
        step.facts().forEach(around.facts());
    }

    /** When {@link #wake} is to be called if nothing comes before; a function of the state. */
    public Optional<Moment> wakeAt() {
        if (quietUntil.isPresent()) {
            return quietUntil;
        }
        // First the flag, then the look: whoever adds something in between sees that somebody has to be woken.
        ticking = false;
        if (around.held().areNone()) {
            nextTick = Optional.empty();
            return machine.wakeAt();
        }
        ticking = true;
        Moment tickAt =
                nextTick.orElseGet(() -> Clock.now().plus(around.slowCall().dividedBy(LOOKS_UNTIL_SLOW)));
        nextTick = Optional.of(tickAt);
        return Optional.of(
                machine.wakeAt().map(due -> Moment.earliest(due, tickAt)).orElse(tickAt));
    }

    /** The time that {@link #wakeAt} named may have come. */
    public void wake(Moment now) {
        if (quietUntil.isPresent() && !now.hasReached(quietUntil.get())) {
            return;
        }
        quietUntil = Optional.empty();
        if (nextTick.filter(now::hasReached).isPresent()) {
            nextTick = Optional.of(now.plus(around.slowCall().dividedBy(LOOKS_UNTIL_SLOW)));
            contained(() -> around.held()
                    .look((host, generation) -> step(new ClusterEvent.Suspected(host, generation), Clock.now())));
        }
        if (machine.wakeAt().filter(now::hasReached).isPresent()) {
            take(new ClusterEvent.Woke(), now);
        }
    }

    private void contained(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException | AssertionError broken) {
            quietUntil = Optional.of(Clock.now().plus(AFTER_A_FAILURE));
            complain(broken);
        }
    }

    private void complain(Throwable broken) {
        try {
            LOG.log(
                    System.Logger.Level.ERROR,
                    "A step of the cluster machine failed; it goes on.\n" + status(),
                    broken);
        } catch (RuntimeException | AssertionError unheard) {
            // Not even the log works: there is nobody left to tell.
        }
    }

    // ---- from calls

    @Override
    public Topology topology() {
        return topology;
    }

    @Override
    public WaiterId await(Need need, Reply<Topology> news) {
        WaiterId waiter = new WaiterId(waiterNumber.incrementAndGet());
        waiters.put(waiter, news);
        around.inbox().accept(new ClusterEvent.Awaited(waiter, need));
        return waiter;
    }

    @Override
    public void withdraw(WaiterId waiter) {
        if (waiters.remove(waiter) != null) {
            around.inbox().accept(new ClusterEvent.Withdrawn(waiter));
        }
    }

    @Override
    public void report(Trouble trouble) {
        around.inbox().accept(new ClusterEvent.Troubled(trouble));
    }

    // ---- from the machine

    @Override
    public void release(WaiterId waiter, Topology news) {
        Reply<Topology> waiting = waiters.remove(waiter);
        if (waiting != null) {
            waiting.succeeded(news);
        }
    }

    @Override
    public void dismiss(WaiterId waiter) {
        Reply<Topology> waiting = waiters.remove(waiter);
        if (waiting != null) {
            waiting.failed(Failure.of(
                    Symptom.of(Symptom.Kind.ABORTED), "The cluster is not watched any more: its last user closed it"));
        }
    }

    @Override
    public void condemn(HostId host, long generation, String evidence) {
        around.held().condemn(host, generation, evidence);
    }
}
