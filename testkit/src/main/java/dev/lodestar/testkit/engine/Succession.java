package dev.lodestar.testkit.engine;

import dev.lodestar.testkit.ClusterException;
import dev.lodestar.testkit.Event;
import dev.lodestar.testkit.FailoverPlan;
import dev.lodestar.testkit.NodeStatus;
import dev.lodestar.testkit.Takeover;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** How the writer changes. To be called in order, except {@link #failover}, which sees to that itself. */
final class Succession {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final State state;
    private final Faults faults;
    private final HostNames names;
    private final Returning returning;

    Succession(State state, Faults faults, HostNames names, Returning returning) {
        this.state = state;
        this.faults = faults;
        this.names = names;
        this.returning = returning;
    }

    long promote(Member node) {
        Faults.require(node, NodeStatus.RUNNING, "promote");
        if (!node.isReader()) {
            throw new ClusterException("Can't promote " + node + ": it takes writes already; choose a reader");
        }
        state.note(Event.Kind.PROMOTING, node);
        long at = state.engine().promote(node);
        node.becameReader(false);
        state.writerIs(node);
        state.timeline().record(new Event(at, Event.Kind.PROMOTED, node.id(), ""));
        return at;
    }

    void follow() {
        for (Member reader : state.runningReaders()) {
            state.engine().follow(reader, state.writer());
            state.timeline()
                    .record(
                            Event.Kind.FOLLOWING,
                            reader.id(),
                            "told to follow " + state.writer().id());
        }
    }

    Member mostAdvancedReader() {
        List<Member> candidates = state.runningReaders();
        return candidates.stream()
                .max(Comparator.comparing(state.engine()::received))
                .orElseThrow(() -> new ClusterException(
                        "No reader runs that could take over: rejoin one first; the nodes are " + state.members()));
    }

    Takeover switchover(Member to) {
        Member from = state.writer();
        Faults.require(from, NodeStatus.RUNNING, "switch over from");
        Faults.require(to, NodeStatus.RUNNING, "switch over to");
        Faults.requireReachable(from, "switch over from " + from.id());
        Faults.requireReachable(to, "switch over to " + to.id());
        if (to == from) {
            throw new ClusterException("Can't switch over to " + to + ": it is the writer; choose a reader");
        }
        if (!state.engine().replicate(List.of(to), from, PATIENCE)
                || !state.engine().catchUp(List.of(to), from, PATIENCE)) {
            throw new ClusterException(
                    "Can't switch over to " + to + ": it does not keep up with " + from.id() + "; rejoin it first");
        }
        long begun = faults.stop(from);
        long writable = promote(to);
        follow();
        names.flip();
        returning.rejoin(from);
        names.flip();
        return new Takeover(from, to, begun, writable);
    }

    Takeover failover(FailoverPlan plan) {
        Member from = state.writer();
        long struck = state.inOrder(() -> strike(plan, from));
        pauseUntil(struck + plan.promotionDelay().toNanos());
        return state.inOrder(() -> {
            Member to = plan.target().map(state::member).orElseGet(this::mostAdvancedReader);
            long writable = promote(to);
            follow();
            if (plan.flipsDns()) {
                names.flip();
            }
            return new Takeover(from, to, struck, writable);
        });
    }

    private long strike(FailoverPlan plan, Member writer) {
        if (plan.target().isEmpty()) {
            mostAdvancedReader(); // fails before harm is done
        }
        return switch (plan.fault()) {
            case CRASH -> faults.crash(writer);
            case FREEZE -> faults.freeze(writer);
            case BLACK_HOLE -> faults.blackHole(writer);
        };
    }

    private static void pauseUntil(long moment) {
        for (long left = moment - System.nanoTime(); left > 0; left = moment - System.nanoTime()) {
            LockSupport.parkNanos(left);
            if (Thread.currentThread().isInterrupted()) {
                throw new ClusterException("Interrupted between fault and promotion: the cluster has no writer now;"
                        + " promote a node or reset the cluster");
            }
        }
    }
}
