package dev.lodestar.testkit.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestar.testkit.Await;
import dev.lodestar.testkit.ClusterException;
import dev.lodestar.testkit.Face;
import dev.lodestar.testkit.InstanceIds;
import dev.lodestar.testkit.Node;
import dev.lodestar.testkit.NodeStatus;
import dev.lodestar.testkit.engine.Member;
import dev.lodestar.testkit.support.Leftovers;
import dev.lodestar.testkit.support.Rows;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StartStopTest {
    @TempDir
    Path folder;

    private PostgresClusterBuilder builder() {
        return PostgresCluster.builder().hostsFile(folder.resolve("hosts"));
    }

    @BeforeAll
    static void prepareTheCache() {
        PostgresCluster.builder().nodes(1).start().close();
    }

    @Test
    void threeNodesStartWithinFiveSeconds() {
        long begun = System.nanoTime();
        try (PostgresCluster cluster = builder().start()) {
            long millis = (System.nanoTime() - begun) / 1_000_000;
            System.out.println("three nodes started in " + millis + " ms");
            assertTrue(millis < 5_000, millis + " ms");
            assertEquals(3, cluster.nodes().size());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void startsAnyNumberOfNodes(int count) throws SQLException {
        try (PostgresCluster cluster = builder().nodes(count).start()) {
            assertEquals(count, cluster.nodes().size());
            assertEquals(count - 1, cluster.readers().size());
            for (Node node : cluster.nodes()) {
                assertEquals(NodeStatus.RUNNING, node.status());
                assertEquals(
                        node.isWriter() ? "f" : "t",
                        Rows.of(cluster, node, "SELECT pg_is_in_recovery()").get(0));
            }
        }
    }

    @Test
    void nodesHaveNamesAddressesAndOnePort() {
        try (PostgresCluster cluster = builder().start()) {
            Node second = cluster.node(2);
            assertEquals("instance-2", second.id());
            assertEquals("instance-2." + cluster.dns().domain(), second.host());
            assertTrue(second.address().matches("127\\.\\d+\\.\\d+\\.12"), second.address());
            assertEquals(cluster.node(1).port(), second.port());
            assertEquals("?." + cluster.dns().domain(), cluster.instanceHostPattern());
            assertEquals(second.jdbcUrl(), "jdbc:postgresql://" + second.address() + ":" + second.port() + "/app");
            assertEquals(3, cluster.hostList().split(",").length);
        }
    }

    @Test
    void idsCanBeAddresses() throws SQLException {
        try (PostgresCluster cluster =
                builder().nodes(2).instanceIds(InstanceIds.ADDRESSES).start()) {
            Node node = cluster.node(2);
            assertEquals(node.address(), node.id());
            assertEquals(node.address(), node.host());
            assertEquals("?", cluster.instanceHostPattern());
            assertEquals(List.of(node.address()), Rows.of(cluster, node, "SHOW cluster_name"));
        }
    }

    @Test
    void takesSettingsSqlAndAPort() throws SQLException {
        int port = 31_234;
        try (PostgresCluster cluster = builder()
                .nodes(2)
                .port(port)
                .setting("work_mem", "5MB")
                .sql("CREATE TABLE given (text text)")
                .sql("INSERT INTO given VALUES ('it''s here')")
                .start()) {
            assertEquals(port, cluster.node(2).port());
            assertEquals(List.of("5MB"), Rows.of(cluster, cluster.node(2), "SHOW work_mem"));
            assertEquals(List.of("it's here"), Rows.of(cluster, cluster.node(2), "SELECT text FROM given"));
        }
    }

    @Test
    void leavesNothingBehindWhateverBefellIt() throws IOException {
        PostgresCluster cluster = PostgresCluster.builder()
                .hostsFile(folder.resolve("hosts"))
                .proxied(true)
                .face(Face.AURORA)
                .start();
        Path lair = ((Member) cluster.node(1)).place().folder().getParent();
        Leftovers leftovers = Leftovers.watch(lair);
        cluster.freeze(cluster.node(1));
        cluster.crash(cluster.node(2));
        cluster.blackHole(cluster.node(3));
        cluster.close();
        leftovers.assertGone();
        Await.until(
                "no thread of the test kit is left",
                Duration.ofSeconds(10),
                () -> testkitThreads().isEmpty());
        cluster.close();
        ClusterException refused = assertThrows(ClusterException.class, () -> cluster.crash(cluster.node(1)));
        assertTrue(refused.getMessage().contains("start a new one"), refused.getMessage());
    }

    private static List<String> testkitThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("testkit-"))
                .toList();
    }

    @Test
    void leavesNothingBehindWhenItCannotStart() throws IOException {
        ClusterException refused = assertThrows(
                ClusterException.class,
                () -> builder().setting("max_connections", "many").start());
        assertTrue(refused.getMessage().contains("invalid value for parameter"), refused.getMessage());
        assertThrows(
                ClusterException.class, () -> builder().sql("SELECT nonsense").start());
        assertFalse(Files.exists(folder.resolve("hosts"))
                && Files.readString(folder.resolve("hosts")).contains("amazonaws"));
    }

    @Test
    void saysWhatIsWrongWithTheOptions() throws IOException {
        assertRefused("give 1 to 5", b -> b.nodes(0));
        assertRefused("give 1 to 5", b -> b.nodes(6));
        assertRefused("give it more nodes", b -> b.nodes(1).synchronous(true));
        assertRefused("give 1 to 65535", b -> b.port(70_000));
        assertRefused("lower-case letters", b -> b.name("Big Name"));
        assertRefused("give one like", b -> b.domain("nodots"));
        assertRefused("/usr/lib/postgresql", b -> b.postgresHome(folder));
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("0.0.0.0"))) {
            assertRefused("is taken", b -> b.port(taken.getLocalPort()));
        }
    }

    private void assertRefused(String hint, UnaryOperator<PostgresClusterBuilder> choice) {
        PostgresClusterBuilder builder = choice.apply(builder());
        ClusterException refused = assertThrows(ClusterException.class, builder::start);
        assertTrue(refused.getMessage().contains(hint), refused.getMessage());
    }

    @Test
    void severalClustersRunSideBySide() throws SQLException {
        try (PostgresCluster one = builder().domain("one.lab.test").start();
                PostgresCluster two =
                        builder().domain("two.lab.test").face(Face.AURORA).start();
                PostgresCluster three =
                        builder().domain("three.lab.test").nodes(1).start()) {
            for (PostgresCluster cluster : List.of(one, two, three)) {
                Rows.run(cluster, cluster.writer(), "CREATE TABLE own (port int)");
                Rows.run(
                        cluster,
                        cluster.writer(),
                        "INSERT INTO own VALUES (" + cluster.writer().port() + ")");
            }
            two.failover();
            one.crash(one.node(3));
            for (PostgresCluster cluster : List.of(one, two, three)) {
                assertEquals(
                        List.of(Integer.toString(cluster.writer().port())),
                        Rows.of(cluster, cluster.writer(), "SELECT port FROM own"));
            }
            assertNotEquals(1, two.writer().number(), "only the second cluster has another writer");
            assertEquals(1, one.writer().number());
            assertEquals(1, three.writer().number());
        }
    }

    @Test
    void twoClustersCannotShareNamesInOneFile() {
        try (PostgresCluster one = builder().nodes(1).start()) {
            assertRefused("give this one another name", b -> b.nodes(1));
            assertEquals(NodeStatus.RUNNING, one.node(1).status());
        }
    }
}
