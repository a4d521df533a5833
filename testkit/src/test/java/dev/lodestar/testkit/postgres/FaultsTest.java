package dev.lodestar.testkit.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestar.testkit.Await;
import dev.lodestar.testkit.ClusterException;
import dev.lodestar.testkit.Event;
import dev.lodestar.testkit.Node;
import dev.lodestar.testkit.NodeStatus;
import dev.lodestar.testkit.Timeline;
import dev.lodestar.testkit.engine.Member;
import dev.lodestar.testkit.junit.PostgresClusterExtension;
import dev.lodestar.testkit.process.Inhabitants;
import dev.lodestar.testkit.support.Rows;
import dev.lodestar.testkit.support.Tcp;
import java.net.SocketTimeoutException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Each fault without a proxy, and what a client sees of it. */
@ExtendWith(PostgresClusterExtension.class)
class FaultsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration SILENCE = Duration.ofMillis(500);

    @Test
    void aCrashBreaksConnectionsAndTheNextIsRefused(PostgresCluster cluster) throws Exception {
        Node writer = cluster.writer();
        try (Connection connection = cluster.connect(writer)) {
            cluster.crash(writer);
            SQLException broken = assertThrows(SQLException.class, () -> Rows.of(connection, "SELECT 1"));
            assertTrue(
                    broken.getSQLState().startsWith("08")
                            || broken.getSQLState().startsWith("57"),
                    broken.toString());
        }
        assertEquals(Tcp.Outcome.REFUSED, Tcp.greet(writer, PATIENCE));
        assertEquals(NodeStatus.CRASHED, writer.status());
        assertEquals(List.of(), Inhabitants.of(((Member) writer).place().folder()));
        assertTrue(writer.isWriter(), "nobody was promoted");
    }

    @Test
    void aCrashedWriterComesBackWithAllItHadCommitted(PostgresCluster cluster) throws SQLException {
        Rows.run(cluster, cluster.writer(), "CREATE TABLE kept (n int)");
        Rows.run(cluster, cluster.writer(), "INSERT INTO kept VALUES (1), (2)");
        cluster.crash(cluster.writer());
        cluster.start(cluster.writer());
        assertEquals(List.of("2"), Rows.of(cluster, cluster.writer(), "SELECT count(*) FROM kept"));
        cluster.awaitReplication(PATIENCE);
    }

    @Test
    void aStopEndsConnectionsInOrder(PostgresCluster cluster) throws Exception {
        try (Connection connection = cluster.connect(cluster.node(2))) {
            cluster.stop(cluster.node(2));
            SQLException told = assertThrows(SQLException.class, () -> Rows.of(connection, "SELECT 1"));
            assertEquals("57P01", told.getSQLState());
        }
        assertEquals(Tcp.Outcome.REFUSED, Tcp.greet(cluster.node(2), PATIENCE));
        assertEquals(NodeStatus.STOPPED, cluster.node(2).status());
        cluster.start(cluster.node(2));
        assertEquals(Tcp.Outcome.ANSWERED, Tcp.greet(cluster.node(2), PATIENCE));
    }

    @Test
    void aFrozenNodeAcceptsTcpAndNeverAnswers(PostgresCluster cluster) throws Exception {
        Node writer = cluster.writer();
        assertEquals(Tcp.Outcome.ANSWERED, Tcp.greet(writer, PATIENCE));
        String impatient = writer.jdbcUrl() + "?socketTimeout=1";
        try (Connection connection = DriverManager.getConnection(impatient, cluster.user(), cluster.password())) {
            cluster.freeze(writer);
            assertEquals(Tcp.Outcome.SILENT, Tcp.greet(writer, SILENCE));
            SQLException timeout = assertThrows(SQLException.class, () -> Rows.of(connection, "SELECT 1"));
            assertTrue(timeout.getCause() instanceof SocketTimeoutException, timeout.toString());
        }
        assertEquals(NodeStatus.FROZEN, writer.status());
    }

    @Test
    void aThawedNodeAnswersWhatItWasAskedMeanwhile(PostgresCluster cluster) throws Exception {
        Node reader = cluster.node(3);
        try (Connection connection = cluster.connect(reader)) {
            cluster.freeze(reader);
            Thread thawing = new Thread(() -> cluster.thaw(reader));
            thawing.start();
            assertEquals(List.of("1"), Rows.of(connection, "SELECT 1"));
            thawing.join();
        }
        assertEquals(NodeStatus.RUNNING, reader.status());
        cluster.awaitReplication(PATIENCE);
    }

    @Test
    void aServerThatDiesByItselfIsNoticed(PostgresCluster cluster) {
        Node reader = cluster.node(2);
        ((Member) reader).process().destroyForcibly();
        Await.until("the death is noticed", PATIENCE, () -> reader.status() == NodeStatus.CRASHED);
        Await.until(
                "and told",
                PATIENCE,
                () -> cluster.timeline().last(Event.Kind.DIED, reader).isPresent());
    }

    @Test
    void faultsThatMakeNoSenseAreRefusedWithAHint(PostgresCluster cluster) {
        assertRefused("proxied(true)", () -> cluster.blackHole(cluster.node(1)));
        assertRefused("proxied(true)", () -> cluster.latency(cluster.node(1), Duration.ofMillis(5)));
        assertRefused("it must be FROZEN", () -> cluster.thaw(cluster.node(1)));
        assertRefused("stop or crash it first", () -> cluster.start(cluster.node(1)));
        assertRefused("choose a reader", () -> cluster.promote(cluster.node(1)));
        assertRefused("choose a reader", () -> cluster.switchover(cluster.node(1)));
        assertRefused("it is the writer", () -> cluster.rejoin(cluster.node(1)));
        assertRefused("numbered 1 to 3", () -> cluster.node(4));
        cluster.crash(cluster.node(2));
        assertRefused("it is down", () -> cluster.crash(cluster.node(2)));
        assertRefused("start or rejoin", () -> cluster.freeze(cluster.node(2)));
        cluster.crash(cluster.node(3));
        assertRefused("rejoin one first", cluster::failover);
        assertEquals(NodeStatus.RUNNING, cluster.writer().status(), "the refused failover did no harm");
    }

    private static void assertRefused(String hint, Runnable operation) {
        ClusterException refused = assertThrows(ClusterException.class, operation::run);
        assertTrue(refused.getMessage().contains(hint), refused.getMessage());
    }

    @Test
    void everyFaultIsOnTheTimelineAndListenersHearOfIt(PostgresCluster cluster) {
        List<Event.Kind> heard = new CopyOnWriteArrayList<>();
        long before = System.nanoTime();
        Timeline.Subscription subscription = cluster.timeline().listen(event -> heard.add(event.kind()));
        cluster.freeze(cluster.node(2));
        cluster.thaw(cluster.node(2));
        cluster.crash(cluster.node(2));
        subscription.close();
        cluster.rejoin(cluster.node(2));
        assertEquals(List.of(Event.Kind.FROZEN, Event.Kind.THAWED, Event.Kind.CRASHED), heard);
        Event crash =
                cluster.timeline().last(Event.Kind.CRASHED, cluster.node(2)).orElseThrow();
        assertTrue(crash.nanoTime() > before && crash.nanoTime() < System.nanoTime());
        assertTrue(cluster.timeline().toString().contains("REJOINED instance-2"));
    }
}
