package dev.lodestar.testkit.engine;

import dev.lodestar.testkit.ClusterException;
import dev.lodestar.testkit.Event;
import dev.lodestar.testkit.Network;
import dev.lodestar.testkit.NodeStatus;
import dev.lodestar.testkit.network.TcpProxy;
import dev.lodestar.testkit.process.Inhabitants;
import java.time.Duration;
import java.util.List;

/** What can be done to a single node. To be called in order. */
final class Faults {
    private final State state;

    Faults(State state) {
        this.state = state;
    }

    /** Returns the moment just before the node was killed. */
    long crash(Member node) {
        requireAlive(node, "crash");
        long at = System.nanoTime();
        quell(node);
        state.timeline().record(new Event(at, Event.Kind.CRASHED, node.id(), ""));
        return at;
    }

    /** Makes sure that nothing of a node runs any more, without a word. */
    void quell(Member node) {
        node.became(NodeStatus.CRASHED);
        Inhabitants.kill(node.place().folder());
        node.proxy().ifPresent(TcpProxy::refuse);
        state.engine().bury(node);
    }

    /** Returns the moment just before the node began to stop. */
    long stop(Member node) {
        require(node, NodeStatus.RUNNING, "stop");
        Event begun = state.timeline().record(Event.Kind.STOPPING, node.id(), "");
        node.became(NodeStatus.STOPPED);
        try {
            state.engine().stop(node);
        } catch (ClusterException e) {
            node.became(NodeStatus.RUNNING);
            throw e;
        }
        node.proxy().ifPresent(TcpProxy::refuse);
        state.note(Event.Kind.STOPPED, node);
        return begun.nanoTime();
    }

    void start(Member node) {
        if (node.status() == NodeStatus.RUNNING || node.status() == NodeStatus.FROZEN) {
            throw new ClusterException("Can't start " + node + ": it is not down; stop or crash it first");
        }
        launch(node);
        state.note(Event.Kind.STARTED, node);
    }

    /** Starts a node, without a word. */
    void launch(Member node) {
        state.engine().start(node);
        node.became(NodeStatus.RUNNING);
        node.proxy().ifPresent(TcpProxy::open);
        node.process().onExit().thenRun(() -> ended(node));
    }

    private void ended(Member node) {
        boolean unexpected =
                node.status() == NodeStatus.RUNNING && !node.process().isAlive() && !state.isClosed();
        if (unexpected) {
            state.engine().bury(node);
            node.became(NodeStatus.CRASHED);
            state.timeline()
                    .record(Event.Kind.DIED, node.id(), "its log ends with " + node.log(3) + "; start or rejoin it");
        }
    }

    /** Returns the moment just before the node was frozen. */
    long freeze(Member node) {
        require(node, NodeStatus.RUNNING, "freeze");
        long at = System.nanoTime();
        Inhabitants.freeze(node.place().folder(), node.process().pid());
        node.became(NodeStatus.FROZEN);
        state.timeline().record(new Event(at, Event.Kind.FROZEN, node.id(), ""));
        return at;
    }

    void thaw(Member node) {
        require(node, NodeStatus.FROZEN, "thaw");
        Inhabitants.thaw(node.place().folder());
        node.became(NodeStatus.RUNNING);
        state.note(Event.Kind.THAWED, node);
    }

    /** Returns the moment just before the hole opened. */
    long blackHole(Member node) {
        TcpProxy proxy = proxy(node);
        long at = System.nanoTime();
        proxy.blackHole();
        node.became(Network.BLACK_HOLE);
        state.timeline().record(new Event(at, Event.Kind.BLACK_HOLED, node.id(), ""));
        return at;
    }

    void latency(Member node, Duration addedPerRoundTrip) {
        if (addedPerRoundTrip.isNegative()) {
            throw new ClusterException(
                    "A latency of " + addedPerRoundTrip + " is impossible: give zero or a positive duration");
        }
        if (addedPerRoundTrip.isZero()) {
            heal(node);
            return;
        }
        proxy(node).latency(addedPerRoundTrip);
        node.became(Network.SLOW);
        state.timeline().record(Event.Kind.SLOWED, node.id(), addedPerRoundTrip.toMillis() + " ms per round trip");
    }

    void heal(Member node) {
        if (node.network() == Network.CLEAR) {
            return;
        }
        proxy(node).heal();
        node.became(Network.CLEAR);
        state.note(Event.Kind.HEALED, node);
        List<Member> cutOff = node == state.writer() ? state.runningReaders() : List.of();
        cutOff.stream()
                .filter(reader -> !state.engine().replicate(List.of(reader), node, Duration.ZERO))
                .forEach(state.engine()::reconnect);
    }

    private static TcpProxy proxy(Member node) {
        return node.proxy()
                .orElseThrow(
                        () -> new ClusterException("Packets to " + node.id() + " can't be lost or delayed: there is no"
                                + " proxy in front of it; build the cluster with proxied(true)"));
    }

    static void requireAlive(Member node, String what) {
        if (node.status() != NodeStatus.RUNNING && node.status() != NodeStatus.FROZEN) {
            throw new ClusterException("Can't " + what + " " + node + ": it is down; start or rejoin it first");
        }
    }

    /** Others must reach that node. */
    static void requireReachable(Member node, String what) {
        if (node.network() == Network.BLACK_HOLE) {
            throw new ClusterException("Can't " + what + ": packets to " + node + " vanish; heal it first");
        }
    }

    static void require(Member node, NodeStatus wanted, String what) {
        if (node.status() != wanted) {
            throw new ClusterException("Can't " + what + " " + node + ": it must be " + wanted
                    + "; thaw, start or rejoin it first, or reset the cluster");
        }
    }
}
