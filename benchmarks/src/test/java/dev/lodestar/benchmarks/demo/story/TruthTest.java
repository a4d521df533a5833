package dev.lodestar.benchmarks.demo.story;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lodestar.testkit.Event;
import dev.lodestar.testkit.Event.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

class TruthTest {
    private final Truth truth = new Truth(2, Stories::nodeNumber, 0);

    private void happens(long at, Kind kind, String node) {
        truth.on(new Event(at, kind, node, ""));
    }

    @Test
    void theFirstNodeBeginsAsTheWriter() {
        assertEquals(
                List.of(new Band(1, NodeState.WRITER, 0, 50), new Band(2, NodeState.READER, 0, 50)), truth.until(50));
    }

    @Test
    void aThawedWriterIsAFormerOneUntilItRejoins() {
        happens(10, Kind.FROZEN, "n1");
        happens(20, Kind.PROMOTED, "n2");
        happens(30, Kind.THAWED, "n1");
        happens(40, Kind.REJOINED, "n1");
        assertEquals(
                List.of(
                        new Band(1, NodeState.WRITER, 0, 10),
                        new Band(2, NodeState.READER, 0, 20),
                        new Band(1, NodeState.FROZEN, 10, 30),
                        new Band(1, NodeState.FORMER, 30, 40),
                        new Band(1, NodeState.READER, 40, 50),
                        new Band(2, NodeState.WRITER, 20, 50)),
                truth.until(50));
    }

    @Test
    void stoppingAndStoppedAreOneBand() {
        happens(10, Kind.STOPPING, "n1");
        happens(20, Kind.STOPPED, "n1");
        assertEquals(NodeState.DOWN, truth.now(1));
        assertEquals(
                List.of(
                        new Band(1, NodeState.WRITER, 0, 10),
                        new Band(1, NodeState.DOWN, 10, 50),
                        new Band(2, NodeState.READER, 0, 50)),
                truth.until(50));
    }

    @Test
    void whatOnlyMattersToTheTestKitChangesNothing() {
        happens(10, Kind.FOLLOWING, "n2");
        happens(10, Kind.CLUSTER_CLOSED, "");
        assertEquals(2, truth.until(50).size());
    }
}
