package dev.lodestar.testkit.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestar.testkit.Node;
import dev.lodestar.testkit.junit.PostgresClusterExtension;
import dev.lodestar.testkit.support.Rows;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresClusterExtension.class)
class ReplicationTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Test
    void whatTheWriterCommitsTheReadersShow(PostgresCluster cluster) throws SQLException {
        Rows.run(cluster, cluster.writer(), "CREATE TABLE shown AS SELECT generate_series(1, 1000) AS n");
        cluster.awaitCaughtUp(PATIENCE);
        for (Node node : cluster.nodes()) {
            assertEquals(List.of("1000"), Rows.of(cluster, node, "SELECT count(*) FROM shown"), node.toString());
        }
    }

    @Test
    void aReaderRefusesWrites(PostgresCluster cluster) {
        SQLException refused = assertThrows(
                SQLException.class, () -> Rows.run(cluster, cluster.node(2), "CREATE TABLE never (n int)"));
        assertEquals("25006", refused.getSQLState());
    }

    @Test
    void theApplicationIsNoSuperuserAndNeedsItsPassword(PostgresCluster cluster) throws SQLException {
        Node writer = cluster.writer();
        assertEquals(List.of("off"), Rows.of(cluster, writer, "SHOW is_superuser"));
        for (String user : List.of("app", "postgres", "replicator")) {
            SQLException refused = assertThrows(
                    SQLException.class, () -> DriverManager.getConnection(writer.jdbcUrl(), user, "guessed"));
            assertEquals("28P01", refused.getSQLState());
        }
        try (var admin = cluster.admin(writer)) {
            assertEquals(List.of("on"), Rows.of(admin, "SHOW is_superuser"));
            assertTrue(Rows.of(admin, "SELECT rolpassword FROM pg_authid WHERE rolname = 'app'")
                    .get(0)
                    .startsWith("SCRAM-SHA-256$4096:"));
        }
    }

    @Test
    void aPlainNodeHasNothingAdded(PostgresCluster cluster) throws SQLException {
        assertEquals(
                List.of("0"),
                Rows.of(cluster, cluster.writer(), "SELECT count(*) FROM pg_proc WHERE proname LIKE 'aurora%'"));
        assertEquals(
                List.of("0"),
                Rows.of(cluster, cluster.writer(), "SELECT count(*) FROM pg_settings WHERE name = 'rds.extensions'"));
        assertEquals(
                List.of("0"),
                Rows.of(cluster, cluster.writer(), "SELECT count(*) FROM pg_namespace WHERE nspname LIKE '%testkit%'"));
    }
}
