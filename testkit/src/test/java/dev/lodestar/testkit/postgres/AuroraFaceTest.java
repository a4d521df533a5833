package dev.lodestar.testkit.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestar.testkit.Await;
import dev.lodestar.testkit.Face;
import dev.lodestar.testkit.FailoverPlan;
import dev.lodestar.testkit.InstanceIds;
import dev.lodestar.testkit.Node;
import dev.lodestar.testkit.NodeStatus;
import dev.lodestar.testkit.Takeover;
import dev.lodestar.testkit.support.Rows;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What Aurora's functions say on each node, before and after every kind of promotion. */
class AuroraFaceTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String WRITERS =
            "SELECT server_id FROM pg_catalog.aurora_replica_status() WHERE session_id = 'MASTER_SESSION_ID'";
    private static final String MEMBERS = "SELECT server_id FROM pg_catalog.aurora_replica_status() ORDER BY 1";

    private PostgresCluster cluster;

    private void start(InstanceIds ids) {
        cluster = PostgresCluster.builder().face(Face.AURORA).instanceIds(ids).start();
    }

    @AfterEach
    void close() {
        cluster.close();
    }

    @ParameterizedTest
    @EnumSource(InstanceIds.class)
    void everyNodeTellsTheTruthAfterEveryPromotion(InstanceIds ids) throws SQLException {
        start(ids);
        assertTruth();
        cluster.switchover(cluster.node(2));
        assertTruth();
        Takeover crash = cluster.failover();
        assertTruth();
        cluster.rejoin(crash.from());
        assertTruth();
        Takeover freeze = cluster.failover(FailoverPlan.freeze());
        assertTruth();
        cluster.thaw(freeze.from());
        assertEquals(List.of(freeze.from().id()), Rows.of(cluster, freeze.from(), WRITERS), "its belief is its own");
        cluster.rejoin(freeze.from());
        assertTruth();
    }

    /** On every running node, within the time that it takes to follow. */
    private void assertTruth() throws SQLException {
        List<String> all = cluster.nodes().stream().map(Node::id).sorted().toList();
        for (Node node : cluster.nodes()) {
            if (node.isWriter()) {
                assertEquals(List.of(node.id()), Rows.of(cluster, node, WRITERS), "the writer knows at once");
            } else if (node.status() == NodeStatus.RUNNING) {
                Await.until(
                        node + " knows the writer",
                        PATIENCE,
                        () -> Rows.of(cluster, node, WRITERS)
                                .equals(List.of(cluster.writer().id())));
            } else {
                continue;
            }
            assertEquals(all, Rows.of(cluster, node, MEMBERS), node.toString());
            assertEquals(
                    List.of(node.id()), Rows.of(cluster, node, "SELECT pg_catalog.aurora_db_instance_identifier()"));
        }
    }

    @Test
    void aReaderThatDoesNotFollowKeepsItsBelief() throws SQLException {
        start(InstanceIds.NAMES);
        Node old = cluster.writer();
        cluster.crash(old);
        cluster.promote(cluster.node(2));
        assertEquals(List.of("instance-2"), Rows.of(cluster, cluster.node(2), WRITERS));
        assertEquals(List.of(old.id()), Rows.of(cluster, cluster.node(3), WRITERS));
    }

    @Test
    void looksLikeAuroraInItsSettingsAndVersion() throws SQLException {
        start(InstanceIds.NAMES);
        for (Node node : cluster.nodes()) {
            assertEquals(
                    List.of("t"),
                    Rows.of(
                            cluster,
                            node,
                            "SELECT (setting LIKE '%aurora_stat_utils%') FROM pg_catalog.pg_settings"
                                    + " WHERE name = 'rds.extensions'"));
            assertTrue(Rows.of(cluster, node, "SELECT pg_catalog.aurora_version()")
                    .get(0)
                    .startsWith(cluster.serverVersion()));
        }
    }

    @Test
    void rowsCarryTimeAndLagAsAuroraGivesThem() throws SQLException {
        start(InstanceIds.NAMES);
        String fresh = "SELECT count(*) FROM pg_catalog.aurora_replica_status() WHERE cpu IS NOT NULL"
                + " AND EXTRACT(EPOCH FROM (pg_catalog.NOW() - last_update_timestamp)) <= 300"
                + " AND (replica_lag_in_msec IS NULL) = (session_id = 'MASTER_SESSION_ID')";
        for (Node node : cluster.nodes()) {
            Await.until(
                    node + " has fresh rows",
                    PATIENCE,
                    () -> Rows.of(cluster, node, fresh).equals(List.of("3")));
        }
    }

    @Test
    void theHeartGoesOnAfterEachPromotion() throws SQLException {
        start(InstanceIds.NAMES);
        for (int i = 0; i < 2; i++) {
            Takeover takeover = cluster.failover(FailoverPlan.freeze());
            String since =
                    Rows.of(cluster, takeover.to(), "SELECT clock_timestamp()").get(0);
            Await.until(
                    "the heart beats on the new writer",
                    PATIENCE,
                    () -> Rows.of(
                                    cluster,
                                    takeover.to(),
                                    "SELECT last_update_timestamp > '" + since + "'"
                                            + " FROM pg_catalog.aurora_replica_status() WHERE server_id = '"
                                            + cluster.readers().stream()
                                                    .filter(node -> node != takeover.from())
                                                    .findFirst()
                                                    .orElseThrow()
                                                    .id()
                                            + "'")
                            .equals(List.of("t")));
            cluster.rejoin(takeover.from());
        }
    }
}
