package dev.lodestar.domain.simulation.client;

import dev.lodestar.domain.cluster.HostId;
import dev.lodestar.domain.cluster.Topology;
import dev.lodestar.domain.dialect.Dialect;
import dev.lodestar.domain.effect.CallEffect.Need;
import dev.lodestar.domain.effect.CallEffect.Trouble;
import dev.lodestar.domain.effect.ClusterEffect;
import dev.lodestar.domain.effect.ConnectionEffect;
import dev.lodestar.domain.effect.EffectId;
import dev.lodestar.domain.effect.WaiterId;
import dev.lodestar.domain.event.ClusterEvent;
import dev.lodestar.domain.event.ConnectionAnswer;
import dev.lodestar.domain.monitor.ClusterMachine;
import dev.lodestar.domain.monitor.ClusterStep;
import dev.lodestar.domain.simulation.check.ClusterChecks;
import dev.lodestar.domain.simulation.check.Grid;
import dev.lodestar.domain.simulation.clock.Chance;
import dev.lodestar.domain.simulation.clock.ProcessClock;
import dev.lodestar.domain.simulation.clock.Trace;
import dev.lodestar.domain.time.Moment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Drives one cluster machine, and stands between it and the calls and sessions of its process. */
public final class ClusterDriver implements ClusterEffect.Handler, Calls {

    /** What a cluster machine runs in. */
    public record Surroundings(
            String name, ProcessClock clock, Trace trace, Chance chance, Dialect dialect, Sockets sockets, Grid grid) {}

    /** A connection that the application holds to one generation of one host. */
    interface Held {
        HostId host();

        long generation();

        /** The generation is doomed. */
        void condemned(String evidence);
    }

    private final Surroundings around;
    private final ClusterMachine machine;
    private final ClusterChecks checks;
    private final List<Held> held = new ArrayList<>();
    private final Map<WaiterId, Consumer<Topology>> waiters = new LinkedHashMap<>();
    private final Map<EffectId, ConnectionEffect.Ask> asked = new LinkedHashMap<>();
    private Topology topology = Topology.EMPTY;
    private Optional<Moment> planned = Optional.empty();
    private long lastPost;
    private long questions;
    private long waiterNumber;

    public ClusterDriver(ClusterMachine machine, Surroundings around, ClusterChecks checks) {
        this.machine = machine;
        this.around = around;
        this.checks = checks;
        planWake();
    }

    Dialect dialect() {
        return around.dialect();
    }

    /** Delivers an event to the machine. */
    public void take(ClusterEvent event) {
        Moment now = around.clock().now();
        if (event instanceof ConnectionAnswer answer) {
            heard(answer, now);
        }
        String phase = machine.phase();
        ClusterStep step = machine.on(event, now);
        around.grid().hit(phase, word(event, phase), machine.phase());
        step.topology().ifPresent(next -> {
            checks.published(topology, next);
            topology = next;
        });
        step.effects().forEach(effect -> effect.deliverTo(this));
        step.facts().forEach(fact -> {
            around.trace().tell(() -> around.name() + ": " + fact.sentence());
            checks.told(fact, now);
        });
        checks.owns(around.sockets().count(), topology.hosts().size());
        planWake();
    }

    /** Settling ends by time, whatever event it is noticed with. */
    private String word(ClusterEvent event, String before) {
        boolean byTime = before.equals("Settling") && machine.phase().equals("Calm");
        return byTime ? "Woke" : event.getClass().getSimpleName();
    }

    private void heard(ConnectionAnswer answer, Moment now) {
        if (answer instanceof ConnectionAnswer.Told told) {
            Optional.ofNullable(asked.remove(told.id())).ifPresent(ask -> checks.heard(ask.host(), now));
        }
    }

    /** Brings an event to the machine's own thread: a moment later, if that is busy a longer one, in the order of posting. */
    void post(ClusterEvent event) {
        long now = around.clock().now().nanos();
        long at = Math.max(
                now
                        + around.chance()
                                .millis(0, around.chance().percent(3) ? 100 : 1)
                                .toNanos(),
                lastPost);
        lastPost = at;
        around.clock().reach(Duration.ofNanos(at - now), () -> take(event));
    }

    private void planWake() {
        Optional<Moment> due = machine.wakeAt();
        if (due.map(Moment::nanos).equals(planned.map(Moment::nanos))) {
            return;
        }
        planned = due;
        due.ifPresent(at -> around.clock().wake(at, () -> wake(at)));
    }

    private void wake(Moment at) {
        if (planned.filter(next -> next.nanos() == at.nanos()).isPresent()) {
            planned = Optional.empty();
            if (around.clock().now().hasReached(at)) {
                take(new ClusterEvent.Woke());
            } else {
                planWake();
            }
        }
    }

    // ---- from calls and sessions

    @Override
    public Topology topology() {
        return topology;
    }

    @Override
    public WaiterId await(Need need, Consumer<Topology> news) {
        WaiterId waiter = new WaiterId(++waiterNumber);
        waiters.put(waiter, news);
        checks.waits(waiter);
        post(new ClusterEvent.Awaited(waiter, need));
        return waiter;
    }

    @Override
    public void withdraw(WaiterId waiter) {
        if (waiters.remove(waiter) != null) {
            post(new ClusterEvent.Withdrawn(waiter));
        }
    }

    @Override
    public void report(Trouble trouble) {
        post(new ClusterEvent.Troubled(trouble));
    }

    void hold(Held connection) {
        held.add(connection);
    }

    void letGo(Held connection) {
        held.remove(connection);
    }

    /** Nobody needs the cluster any more. */
    void close() {
        around.trace().tell(() -> around.name() + " is closed");
        post(new ClusterEvent.Closing());
    }

    // ---- from the machine

    @Override
    public void dial(ConnectionEffect.Dial dial) {
        questions++;
        checks.asked(dial.host(), around.clock().now());
        around.sockets().dial(dial, this::take);
    }

    @Override
    public void ask(ConnectionEffect.Ask ask) {
        questions++;
        asked.put(ask.id(), ask);
        around.sockets().ask(ask, around.dialect(), this::take);
    }

    /** What comes on it from now on comes to a closed door. */
    @Override
    public void close(ConnectionEffect.Close close) {
        asked.values().removeIf(ask -> ask.connection().equals(close.connection()));
        around.sockets().close(close);
    }

    /** The waiting call hears of it on its own thread, a moment later. */
    @Override
    public void release(ClusterEffect.Release release) {
        Consumer<Topology> waiting = waiters.remove(release.waiter());
        if (waiting != null) {
            checks.released(release.waiter());
            around.clock().reach(around.chance().millis(0, 1), () -> waiting.accept(release.topology()));
        }
    }

    /** A user who leaves ends his calls first. */
    @Override
    public void dismiss(ClusterEffect.Dismiss dismiss) {
        throw new AssertionError("The last user has left, and somebody still waits: " + dismiss);
    }

    @Override
    public void condemn(ClusterEffect.Condemn condemn) {
        around.trace().tell(() -> around.name() + " condemns " + condemn.host() + " up to " + condemn.generation());
        checks.condemned(condemn);
        for (Held connection : List.copyOf(held)) {
            if (connection.host().equals(condemn.host()) && connection.generation() <= condemn.generation()) {
                connection.condemned(condemn.evidence());
            }
        }
    }

    // ---- for the end of a run

    /** Questions and dials so far. */
    public long questions() {
        return questions;
    }

    public String phase() {
        return machine.phase();
    }

    /** It watches one host alone, writer or not. */
    public boolean isSingle() {
        return around.dialect().membership() == Dialect.Membership.SINGLE;
    }

    public boolean isQuiet() {
        return machine.wakeAt().isEmpty() && around.sockets().count() == 0 && waiters.isEmpty();
    }

    @Override
    public String toString() {
        return around.name() + ": " + machine.description().get();
    }
}
