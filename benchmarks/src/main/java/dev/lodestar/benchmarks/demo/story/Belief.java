package dev.lodestar.benchmarks.demo.story;

import dev.lodestar.domain.cluster.Host;
import dev.lodestar.domain.cluster.Topology;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/** What the library believed of the servers, from the topologies that it published. May be used by several threads. */
public final class Belief {
    private final Bands bands = new Bands();
    private final ToIntFunction<String> nodeNumber;
    private final int nodes;
    private long epoch = -1;

    /** @param nodeNumber the number of the node at that host, which has no port */
    public Belief(int nodes, ToIntFunction<String> nodeNumber) {
        this.nodes = nodes;
        this.nodeNumber = nodeNumber;
    }

    /** Looks at the topology of this moment. */
    public synchronized void see(Topology topology, long at) {
        if (topology.epoch() <= epoch) {
            return;
        }
        epoch = topology.epoch();
        for (int node = 1; node <= nodes; node++) {
            bands.become(node, state(topology, node), at);
        }
    }

    private NodeState state(Topology topology, int node) {
        Optional<Host> host = topology.hosts().stream()
                .filter(known -> nodeNumber.applyAsInt(known.address().name()) == node)
                .findFirst();
        if (host.isEmpty()) {
            return NodeState.UNKNOWN;
        }
        if (!host.get().isUp()) {
            return NodeState.DOWN;
        }
        return switch (host.get().role()) {
            case WRITER -> NodeState.WRITER;
            case READER -> NodeState.READER;
            default -> NodeState.UNKNOWN;
        };
    }

    public synchronized NodeState now(int node) {
        return bands.now(node);
    }

    /** The node that is believed to be the writer. */
    public synchronized OptionalInt writer() {
        return IntStream.rangeClosed(1, nodes)
                .filter(node -> bands.now(node) == NodeState.WRITER)
                .findFirst();
    }

    public synchronized List<Band> until(long end) {
        return bands.until(end);
    }
}
