package dev.lodestar.benchmarks.demo.story;

import dev.lodestar.testkit.Event;
import java.util.List;
import java.util.function.ToIntFunction;

/** What the servers really were, from the test kit's own timeline. May be used by several threads. */
public final class Truth {
    private final Bands bands = new Bands();
    private final ToIntFunction<String> nodeNumber;
    private final int nodes;

    /**
     * @param nodes how many there are; the first begins as the writer
     * @param nodeNumber the number of the node with that id
     */
    public Truth(int nodes, ToIntFunction<String> nodeNumber, long begin) {
        this.nodes = nodes;
        this.nodeNumber = nodeNumber;
        for (int node = 1; node <= nodes; node++) {
            bands.become(node, node == 1 ? NodeState.WRITER : NodeState.READER, begin);
        }
    }

    /** Takes in what happened next. */
    public synchronized void on(Event event) {
        switch (event.kind()) {
            case CRASHED, DIED, STOPPING, STOPPED -> become(event, NodeState.DOWN);
            case FROZEN -> become(event, isWriter(event) ? NodeState.FROZEN : NodeState.DOWN);
            case THAWED -> become(event, NodeState.FORMER);
            case PROMOTED -> become(event, NodeState.WRITER);
            case STARTED, REJOINED -> become(event, NodeState.READER);
            default -> {}
        }
    }

    private void become(Event event, NodeState state) {
        bands.become(nodeNumber.applyAsInt(event.node()), state, event.nanoTime());
    }

    private boolean isWriter(Event event) {
        return now(nodeNumber.applyAsInt(event.node())) == NodeState.WRITER;
    }

    public int nodes() {
        return nodes;
    }

    public synchronized NodeState now(int node) {
        return bands.now(node);
    }

    public synchronized List<Band> until(long end) {
        return bands.until(end);
    }
}
