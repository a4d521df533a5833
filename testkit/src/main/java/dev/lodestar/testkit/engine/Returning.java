package dev.lodestar.testkit.engine;

import dev.lodestar.testkit.ClusterException;
import dev.lodestar.testkit.Event;
import dev.lodestar.testkit.NodeStatus;
import dev.lodestar.testkit.Rejoin;
import java.time.Duration;
import java.util.List;

/** How a node becomes a replicating reader again. To be called in order. */
final class Returning {
    private static final Duration FOR_OWN_DATA = Duration.ofSeconds(5);
    private static final Duration FOR_A_COPY = Duration.ofSeconds(60);

    private final State state;
    private final Faults faults;

    Returning(State state, Faults faults) {
        this.state = state;
        this.faults = faults;
    }

    Rejoin rejoin(Member node) {
        Member writer = state.writer();
        if (node == writer) {
            throw new ClusterException(
                    node + " can't rejoin, it is the writer: promote another node first, or start it");
        }
        Faults.require(writer, NodeStatus.RUNNING, "let " + node.id() + " rejoin");
        Faults.requireReachable(writer, "let " + node.id() + " rejoin");
        boolean alive = node.status() == NodeStatus.RUNNING || node.status() == NodeStatus.FROZEN;
        if (alive && replicates(node, writer, Duration.ZERO)) {
            return Rejoin.IN_PLACE;
        }
        boolean ownDataWillDo = node.isReader() || node.status() == NodeStatus.STOPPED;
        if (alive) {
            faults.quell(node);
        }
        Rejoin how = ownDataWillDo && inPlace(node, writer) ? Rejoin.IN_PLACE : byCopy(node, writer);
        state.timeline().record(Event.Kind.REJOINED, node.id(), how.toString());
        return how;
    }

    private boolean replicates(Member node, Member writer, Duration limit) {
        return node.status() == NodeStatus.RUNNING
                && node.isReader()
                && state.engine().replicate(List.of(node), writer, limit);
    }

    /**
     * Tries with the node's own data. If they left the writer's past, the node does not replicate, and is dead again.
     */
    private boolean inPlace(Member node, Member writer) {
        state.engine().follow(node, writer);
        node.becameReader(true);
        try {
            faults.launch(node);
            if (replicates(node, writer, FOR_OWN_DATA)) {
                return true;
            }
        } catch (ClusterException refused) {
            // a server whose data have left the writer's past may refuse to start
        }
        faults.quell(node);
        return false;
    }

    private Rejoin byCopy(Member node, Member writer) {
        state.engine().copy(node, writer);
        state.engine().follow(node, writer);
        node.becameReader(true);
        faults.launch(node);
        if (!replicates(node, writer, FOR_A_COPY)) {
            throw new ClusterException(node + " was copied from " + writer.id()
                    + " but does not replicate; its log ends" + " with:\n" + String.join("\n", node.log(20)));
        }
        return Rejoin.BY_COPY;
    }
}
