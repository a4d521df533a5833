package dev.lodestar.testkit.engine;

import dev.lodestar.testkit.ClusterException;
import dev.lodestar.testkit.Event;
import dev.lodestar.testkit.NodeStatus;
import dev.lodestar.testkit.Rejoin;
import java.time.Duration;
import java.util.List;

/** How a node becomes a replicating reader again. To be called in order. */
final class Returning {
    private static final Duration WHEN_TOLD = Duration.ofSeconds(2);
    private static final Duration WITH_OWN_DATA = Duration.ofSeconds(5);
    private static final Duration WITH_A_COPY = Duration.ofSeconds(60);

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
        boolean runsAsReader = node.isReader() && node.status() == NodeStatus.RUNNING;
        if (runsAsReader && followsWhenTold(node, writer)) {
            return Rejoin.IN_PLACE;
        }
        boolean ownDataWillDo = !runsAsReader && (node.isReader() || node.status() == NodeStatus.STOPPED);
        if (node.status() == NodeStatus.RUNNING || node.status() == NodeStatus.FROZEN) {
            faults.quell(node);
        }
        Rejoin how = ownDataWillDo && inPlace(node, writer) ? Rejoin.IN_PLACE : byCopy(node, writer);
        state.timeline().record(Event.Kind.REJOINED, node.id(), how.toString());
        return how;
    }

    private boolean followsWhenTold(Member reader, Member writer) {
        state.engine().follow(reader, writer);
        return follows(reader, writer, WHEN_TOLD);
    }

    /** Not only connected, but shows what the writer has: one whose data went astray may connect and get no further. */
    private boolean follows(Member reader, Member writer, Duration limit) {
        return state.engine().replicate(List.of(reader), writer, limit)
                && state.engine().catchUp(List.of(reader), writer, limit);
    }

    /** Tries with a dead node's own data. If they went astray, the node does not follow, and is dead again. */
    private boolean inPlace(Member node, Member writer) {
        state.engine().follow(node, writer);
        node.becameReader(true);
        try {
            faults.launch(node);
            if (follows(node, writer, WITH_OWN_DATA)) {
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
        if (!follows(node, writer, WITH_A_COPY)) {
            throw new ClusterException(node + " was copied from " + writer.id()
                    + " but does not replicate; its log ends with:\n" + String.join("\n", node.log(20)));
        }
        return Rejoin.BY_COPY;
    }
}
