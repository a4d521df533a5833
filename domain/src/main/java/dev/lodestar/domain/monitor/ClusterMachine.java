package dev.lodestar.domain.monitor;

import dev.lodestar.domain.cluster.HostAddress;
import dev.lodestar.domain.cluster.HostId;
import dev.lodestar.domain.cluster.Topology;
import dev.lodestar.domain.event.ClusterEvent;
import dev.lodestar.domain.time.Moment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The machine of one cluster: give it events, carry out its steps. See the package documentation for its theory of
 * operation.
 *
 * <p>Not thread-safe: confine it to one thread or one event-loop context. The topologies it publishes are immutable and
 * may be read from anywhere.
 */
public final class ClusterMachine {

    private final ClusterRules rules;
    private ClusterState state;

    /**
     * @param hosts the members known at the start, in order; asked as soon as {@link ClusterEvent.Woke} is delivered
     */
    public ClusterMachine(ClusterRules rules, Map<HostId, HostAddress> hosts, Moment now) {
        this.rules = rules;
        List<Watched> watched = new ArrayList<>();
        hosts.forEach((id, address) -> watched.add(Watched.newcomer(id, address, 0, now)));
        state = new ClusterState(
                new Mode.Searching(now, now), watched, Optional.empty(), false, List.of(), Topology.EMPTY, 1, 0);
    }

    /** Takes an event in. Never throws for anything a host may say or not say. */
    public ClusterStep on(ClusterEvent event, Moment now) {
        Turn turn = new Turn(rules, state, now);
        if (wakeAt().filter(now::hasOverslept).isPresent()) {
            turn.forgive();
        }
        event.deliverTo(new Reception(turn));
        state = turn.finish();
        return turn.step(state);
    }

    /**
     * When {@link ClusterEvent.Woke} is to be delivered if nothing comes before; a function of the state. Empty once
     * closed.
     */
    public Optional<Moment> wakeAt() {
        if (state.mode() instanceof Mode.Closed) {
            return Optional.empty();
        }
        Optional<Moment> earliest = sooner(state.mode().due(), Waiting.heldUntil(state));
        for (Watched host : state.hosts()) {
            boolean waits = host.probe().awaits().isPresent() || isAsked(host);
            if (waits) {
                earliest = sooner(earliest, Optional.of(host.probe().due()));
            }
        }
        return earliest;
    }

    private static Optional<Moment> sooner(Optional<Moment> one, Optional<Moment> other) {
        return Stream.of(one, other).flatMap(Optional::stream).reduce(Moment::earliest);
    }

    private boolean isAsked(Watched host) {
        boolean leftAlone = state.mode() instanceof Mode.Calm && host.isQuietReader();
        return !leftAlone || rules.glance(state.hosts().size()).isPresent();
    }

    /** The topology as last published. */
    public Topology topology() {
        return state.published();
    }

    /** One word for what the machine is about, for people. */
    public String phase() {
        return state.mode().getClass().getSimpleName();
    }

    /**
     * What the machine is doing, for people: one line for the mode and one for each host. The supplier may be asked from any
     * thread and tells the state of this instant.
     */
    public Supplier<String> description() {
        ClusterState now = state;
        return () -> describe(now);
    }

    private static String describe(ClusterState state) {
        StringBuilder text = new StringBuilder(state.mode().getClass().getSimpleName());
        state.acceptance()
                .ifPresent(accepted -> text.append(", writer ")
                        .append(accepted.holder())
                        .append(accepted.standing() ? "" : " (stepped back)")
                        .append(", ")
                        .append(accepted.claim()));
        text.append(", ").append(state.waiters().size()).append(" waiting");
        for (Watched host : state.hosts()) {
            text.append("\n  ").append(host.id()).append(" at ").append(host.address());
            text.append(": ").append(host.probe().getClass().getSimpleName());
            text.append("; ").append(host.role()).append(host.isUp() ? "" : ", down");
            text.append(", generation ").append(host.generation());
        }
        return text.toString();
    }
}
