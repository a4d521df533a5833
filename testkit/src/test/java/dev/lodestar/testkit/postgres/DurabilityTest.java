package dev.lodestar.testkit.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestar.testkit.Await;
import dev.lodestar.testkit.Node;
import dev.lodestar.testkit.Takeover;
import dev.lodestar.testkit.junit.PostgresClusterExtension;
import dev.lodestar.testkit.junit.PostgresClusterTraits;
import dev.lodestar.testkit.support.Rows;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresClusterExtension.class)
@PostgresClusterTraits(synchronous = true)
class DurabilityTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int WRITERS = 6;
    private static final int CRASHES = 5;
    private static final int ENOUGH = 150;

    private final Set<Integer> acknowledged = new ConcurrentSkipListSet<>();

    /** Writes until the node dies, and notes what was acknowledged. */
    private void write(PostgresCluster cluster, Node node, int worker) {
        try (Connection connection = cluster.connect(node);
                PreparedStatement insert = connection.prepareStatement("INSERT INTO ledger VALUES (?)")) {
            for (int n = acknowledged.size(); ; n++) {
                int value = n * WRITERS + worker;
                if (acknowledged.contains(value)) {
                    continue;
                }
                insert.setInt(1, value);
                insert.executeUpdate();
                acknowledged.add(value);
            }
        } catch (SQLException dead) {
            // the crash, or a value that an unacknowledged commit wrote after all
        }
    }

    @Test
    void promotingTheMostAdvancedReaderLosesNoAcknowledgedCommit(PostgresCluster cluster) throws Exception {
        Rows.run(cluster, cluster.writer(), "CREATE TABLE ledger (n int)");
        for (int crash = 0; crash < CRASHES; crash++) {
            int before = acknowledged.size();
            List<Thread> writers = startWriters(cluster);
            Await.until("some commits are acknowledged", PATIENCE, () -> acknowledged.size() > before + ENOUGH);
            Takeover takeover = cluster.failover();
            for (Thread writer : writers) {
                writer.join(PATIENCE.toMillis());
            }
            assertEquals(Set.of(), lost(cluster), "after crash " + crash);
            cluster.rejoin(takeover.from());
        }
        assertTrue(acknowledged.size() > CRASHES * ENOUGH);
    }

    private List<Thread> startWriters(PostgresCluster cluster) {
        Node node = cluster.writer();
        List<Thread> writers = new ArrayList<>();
        for (int worker = 0; worker < WRITERS; worker++) {
            int number = worker;
            writers.add(new Thread(() -> write(cluster, node, number)));
        }
        writers.forEach(Thread::start);
        return Collections.unmodifiableList(writers);
    }

    private Set<Integer> lost(PostgresCluster cluster) throws SQLException {
        Set<Integer> lost = new TreeSet<>(acknowledged);
        Rows.of(cluster, cluster.writer(), "SELECT n FROM ledger").forEach(n -> lost.remove(Integer.valueOf(n)));
        return lost;
    }
}
