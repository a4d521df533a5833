package dev.lodestar.testkit.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestar.testkit.ClusterException;
import dev.lodestar.testkit.FailoverPlan;
import dev.lodestar.testkit.Network;
import dev.lodestar.testkit.Node;
import dev.lodestar.testkit.junit.PostgresClusterExtension;
import dev.lodestar.testkit.junit.PostgresClusterTraits;
import dev.lodestar.testkit.support.Rows;
import dev.lodestar.testkit.support.Tcp;
import java.net.SocketTimeoutException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Faults of the path to a node, and what a client sees of them. */
@ExtendWith(PostgresClusterExtension.class)
@PostgresClusterTraits(proxied = true)
class NetworkFaultsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration SILENCE = Duration.ofMillis(500);

    @Test
    void aBlackHoleStallsConnectionsWithoutResetAndHealingResumesThem(PostgresCluster cluster) throws Exception {
        Node writer = cluster.writer();
        try (Connection connection = cluster.connect(writer)) {
            cluster.blackHole(writer);
            assertEquals(Network.BLACK_HOLE, writer.network());
            Thread healing = new Thread(() -> cluster.heal(writer));
            long[] answeredAt = new long[1];
            Thread asking = new Thread(() -> {
                try {
                    Rows.of(connection, "SELECT 1");
                    answeredAt[0] = System.nanoTime();
                } catch (SQLException e) {
                    throw new AssertionError(e);
                }
            });
            asking.start();
            asking.join(SILENCE.toMillis());
            assertTrue(asking.isAlive(), "nothing comes out of a black hole, neither answer nor error");
            long healedAt = System.nanoTime();
            healing.start();
            asking.join(PATIENCE.toMillis());
            healing.join();
            assertTrue(answeredAt[0] > healedAt, "what was asked in the black hole is answered after it");
        }
        cluster.awaitReplication(PATIENCE);
    }

    @Test
    void aBlackHoleAnswersNobodyNew(PostgresCluster cluster) throws Exception {
        cluster.blackHole(cluster.node(2));
        assertEquals(Tcp.Outcome.NO_CONNECTION, Tcp.greet(cluster.node(2), SILENCE));
        SQLException lost = assertThrows(
                SQLException.class,
                () -> DriverManager.getConnection(
                        cluster.node(2).jdbcUrl() + "?connectTimeout=1", cluster.user(), cluster.password()));
        assertTrue(lost.getCause() instanceof SocketTimeoutException, lost.toString());
        assertEquals(Tcp.Outcome.ANSWERED, Tcp.greet(cluster.node(1), PATIENCE));
        cluster.heal(cluster.node(2));
        assertEquals(Tcp.Outcome.ANSWERED, Tcp.greet(cluster.node(2), PATIENCE));
    }

    @Test
    void theAdministratorGoesAroundABlackHole(PostgresCluster cluster) throws SQLException {
        cluster.blackHole(cluster.writer());
        assertTrue(cluster.claimsToBeWriter(cluster.writer()));
    }

    @Test
    void aBlackHoledWriterCutsOffItsReadersAndAnotherCanBePromoted(PostgresCluster cluster) throws Exception {
        Node old = cluster.writer();
        cluster.failover(FailoverPlan.blackHole());
        assertTrue(cluster.claimsToBeWriter(old), "it does not know");
        cluster.awaitReplication(PATIENCE);
        Rows.run(cluster, cluster.writer(), "CREATE TABLE after_the_hole (n int)");
        cluster.heal(old);
        assertTrue(cluster.timelineId(old) < cluster.timelineId(cluster.writer()));
    }

    @Test
    void readersOfAHealedWriterComeBackSoon(PostgresCluster cluster) {
        cluster.blackHole(cluster.writer());
        assertThrows(ClusterException.class, () -> cluster.switchover(cluster.node(2)));
        cluster.heal(cluster.writer());
        cluster.awaitReplication(PATIENCE);
    }

    @Test
    void latencyIsAddedToEachRoundTrip(PostgresCluster cluster) throws SQLException {
        Node reader = cluster.node(2);
        try (Connection connection = cluster.connect(reader)) {
            cluster.latency(reader, Duration.ofMillis(150));
            assertEquals(Network.SLOW, reader.network());
            long slow = millisFor(connection);
            assertTrue(slow >= 150, slow + " ms");
            cluster.heal(reader);
            assertEquals(Network.CLEAR, reader.network());
            long quickest = Long.MAX_VALUE;
            for (int i = 0; i < 20; i++) {
                quickest = Math.min(quickest, millisFor(connection));
            }
            assertTrue(quickest < 150, quickest + " ms");
        }
    }

    private static long millisFor(Connection connection) throws SQLException {
        long begun = System.nanoTime();
        assertEquals(List.of("1"), Rows.of(connection, "SELECT 1"));
        return (System.nanoTime() - begun) / 1_000_000;
    }

    @Test
    void aCrashIsACrashBehindAProxyToo(PostgresCluster cluster) throws Exception {
        Node reader = cluster.node(3);
        try (Connection connection = cluster.connect(reader)) {
            cluster.crash(reader);
            assertThrows(SQLException.class, () -> Rows.of(connection, "SELECT 1"));
        }
        assertEquals(Tcp.Outcome.REFUSED, Tcp.greet(reader, PATIENCE));
        cluster.start(reader);
        assertEquals(Tcp.Outcome.ANSWERED, Tcp.greet(reader, PATIENCE));
    }

    @Test
    void aBlackHoleHidesACrash(PostgresCluster cluster) throws Exception {
        Node reader = cluster.node(3);
        cluster.blackHole(reader);
        cluster.crash(reader);
        assertEquals(Tcp.Outcome.NO_CONNECTION, Tcp.greet(reader, SILENCE));
        cluster.heal(reader);
        assertEquals(Tcp.Outcome.REFUSED, Tcp.greet(reader, PATIENCE));
    }
}
