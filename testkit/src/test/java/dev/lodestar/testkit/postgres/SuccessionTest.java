package dev.lodestar.testkit.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestar.testkit.Event;
import dev.lodestar.testkit.FailoverPlan;
import dev.lodestar.testkit.Node;
import dev.lodestar.testkit.NodeStatus;
import dev.lodestar.testkit.Rejoin;
import dev.lodestar.testkit.Takeover;
import dev.lodestar.testkit.junit.PostgresClusterExtension;
import dev.lodestar.testkit.support.Rows;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How the writer changes, and how former writers come back. */
@ExtendWith(PostgresClusterExtension.class)
class SuccessionTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Test
    void aPromotedNodeAcceptsWritesFromTheTimeReturned(PostgresCluster cluster) throws SQLException {
        cluster.crash(cluster.writer());
        long before = System.nanoTime();
        long at = cluster.promote(cluster.node(2));
        assertTrue(at > before && at <= System.nanoTime());
        System.out.println("promotion took " + (at - before) / 1_000_000 + " ms");
        Rows.run(cluster, cluster.node(2), "CREATE TABLE promoted (n int)");
        assertEquals(cluster.node(2), cluster.writer());
        assertTrue(cluster.claimsToBeWriter(cluster.node(2)));
        assertFalse(cluster.claimsToBeWriter(cluster.node(3)));
        assertEquals(
                at, cluster.timeline().last(Event.Kind.PROMOTED).orElseThrow().nanoTime());
    }

    @Test
    void promotionLeavesReadersAndNamesAlone(PostgresCluster cluster) {
        Node old = cluster.writer();
        cluster.crash(old);
        cluster.promote(cluster.node(2));
        assertEquals(old, cluster.dns().writerTarget());
        assertThrows(RuntimeException.class, () -> cluster.awaitReplication(Duration.ZERO));
        cluster.follow();
        cluster.awaitReplication(PATIENCE);
        cluster.dns().flip();
        assertEquals(cluster.node(2), cluster.dns().writerTarget());
    }

    @Test
    void failoverPromotesAfterItsDelay(PostgresCluster cluster) {
        Takeover takeover = cluster.failover(
                FailoverPlan.crash().promotingAfter(Duration.ofMillis(400)).onto(cluster.node(3)));
        assertEquals(cluster.node(1), takeover.from());
        assertEquals(cluster.node(3), takeover.to());
        assertTrue(takeover.outage().toMillis() >= 400, takeover.toString());
        assertEquals(cluster.node(3), cluster.dns().writerTarget());
        cluster.awaitReplication(PATIENCE);
    }

    @Test
    void failoverCanLeaveTheNamesStale(PostgresCluster cluster) {
        cluster.failover(FailoverPlan.crash().leavingDnsStale());
        assertEquals(cluster.node(1), cluster.dns().writerTarget());
    }

    @Test
    void switchoverLosesNothingAndBringsTheOldWriterBack(PostgresCluster cluster) throws SQLException {
        Rows.run(cluster, cluster.writer(), "CREATE TABLE moved AS SELECT generate_series(1, 5000) AS n");
        Takeover takeover = cluster.switchover(cluster.node(2));
        System.out.println("switchover left no writer for " + takeover.outage().toMillis() + " ms");
        assertEquals(List.of("5000"), Rows.of(cluster, cluster.writer(), "SELECT count(*) FROM moved"));
        assertEquals(NodeStatus.RUNNING, cluster.node(1).status());
        cluster.awaitReplication(PATIENCE);
        assertEquals(
                Rejoin.IN_PLACE.toString(),
                cluster.timeline()
                        .last(Event.Kind.REJOINED, cluster.node(1))
                        .orElseThrow()
                        .detail());
        cluster.switchover(cluster.node(1));
        cluster.awaitReplication(PATIENCE);
    }

    @Test
    void aSwitchoverRightAfterAFailoverLosesNothing(PostgresCluster cluster) throws SQLException {
        Rows.run(cluster, cluster.writer(), "CREATE TABLE hasty (n int)");
        for (int round = 1; round <= 4; round++) {
            Node fallen = cluster.failover().from();
            Node to = cluster.mostAdvancedReader();
            Rows.run(cluster, cluster.writer(), "INSERT INTO hasty VALUES (" + round + ")");
            cluster.switchover(to);
            assertEquals(List.of("" + round), Rows.of(cluster, to, "SELECT count(*) FROM hasty"));
            cluster.rejoin(fallen);
            cluster.awaitCaughtUp(PATIENCE);
        }
    }

    @Test
    void aReaderOfAnEarlierWriterIsNotTheMostAdvancedHoweverMuchItHas(PostgresCluster cluster) throws SQLException {
        Rows.run(cluster, cluster.writer(), "CREATE TABLE ahead (n int)");
        cluster.awaitCaughtUp(PATIENCE);
        cluster.promote(cluster.node(2));
        Rows.run(cluster, cluster.node(1), "INSERT INTO ahead SELECT generate_series(1, 20000)");
        Node fresh = cluster.node(1);
        assertEquals(Rejoin.BY_COPY, cluster.rejoin(fresh));
        cluster.crash(cluster.node(2));
        assertEquals(fresh, cluster.mostAdvancedReader(), "node 3 has more bytes, but of the former writer");
    }

    @Test
    void aWriterThatWasStoppedInOrderRejoinsInPlace(PostgresCluster cluster) {
        cluster.stop(cluster.node(1));
        cluster.promote(cluster.node(2));
        cluster.follow();
        assertEquals(Rejoin.IN_PLACE, cluster.rejoin(cluster.node(1)));
        cluster.awaitReplication(PATIENCE);
    }

    @Test
    void aCrashedWriterRejoinsByCopy(PostgresCluster cluster) throws SQLException {
        Rows.run(cluster, cluster.writer(), "CREATE TABLE copied AS SELECT generate_series(1, 3000) AS n");
        cluster.failover();
        assertEquals(Rejoin.BY_COPY, cluster.rejoin(cluster.node(1)));
        cluster.awaitCaughtUp(PATIENCE);
        assertEquals(List.of("3000"), Rows.of(cluster, cluster.node(1), "SELECT count(*) FROM copied"));
        assertFalse(cluster.claimsToBeWriter(cluster.node(1)));
    }

    @Test
    void aStoppedWriterWhoseDataWentOnAloneRejoinsByCopyAllTheSame(PostgresCluster cluster) throws SQLException {
        Node old = cluster.writer();
        cluster.promote(cluster.node(2));
        Rows.run(cluster, old, "CREATE TABLE astray AS SELECT generate_series(1, 10000) AS n");
        cluster.stop(old);
        cluster.follow();
        assertEquals(Rejoin.BY_COPY, cluster.rejoin(old));
        assertEquals(List.of("0"), Rows.of(cluster, old, "SELECT count(*) FROM pg_class WHERE relname = 'astray'"));
    }

    @Test
    void aCrashedReaderRejoinsInPlaceAndOneThatIsFineStaysAsItIs(PostgresCluster cluster) {
        cluster.crash(cluster.node(3));
        assertEquals(Rejoin.IN_PLACE, cluster.rejoin(cluster.node(3)));
        int events = cluster.timeline().events().size();
        assertEquals(Rejoin.IN_PLACE, cluster.rejoin(cluster.node(3)));
        assertEquals(events, cluster.timeline().events().size());
    }

    @Test
    void aResumedFormerWriterStillClaimsToBeTheWriterOnALowerTimeline(PostgresCluster cluster) throws SQLException {
        Node old = cluster.writer();
        Takeover takeover = cluster.failover(FailoverPlan.freeze());
        cluster.thaw(old);
        assertFalse(old.isWriter());
        assertTrue(cluster.claimsToBeWriter(old));
        assertTrue(cluster.claimsToBeWriter(takeover.to()));
        Rows.run(cluster, old, "CREATE TABLE split_brain (n int)");
        assertTrue(cluster.timelineId(old) < cluster.timelineId(takeover.to()));
        assertEquals(Rejoin.BY_COPY, cluster.rejoin(old));
        assertFalse(cluster.claimsToBeWriter(old));
        assertEquals(cluster.timelineId(old), cluster.timelineId(takeover.to()));
    }

    @Test
    void everyNodeCanBeTheWriterInTurnAndAgain(PostgresCluster cluster) throws SQLException {
        Rows.run(cluster, cluster.writer(), "CREATE TABLE turns (n int)");
        for (int turn = 0; turn < 6; turn++) {
            Takeover takeover = cluster.failover();
            Rows.run(cluster, cluster.writer(), "INSERT INTO turns VALUES (" + turn + ")");
            cluster.rejoin(takeover.from());
            cluster.awaitCaughtUp(PATIENCE);
        }
        for (Node node : cluster.nodes()) {
            assertEquals(List.of("6"), Rows.of(cluster, node, "SELECT count(*) FROM turns"));
        }
    }
}
