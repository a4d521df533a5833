package dev.lodestar.testkit.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.lodestar.testkit.Cluster;
import dev.lodestar.testkit.Face;
import dev.lodestar.testkit.NodeStatus;
import dev.lodestar.testkit.engine.Member;
import dev.lodestar.testkit.postgres.PostgresCluster;
import dev.lodestar.testkit.support.Leftovers;
import dev.lodestar.testkit.support.Rows;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

class ExtensionTest {
    private static boolean inside;
    private static Leftovers leftovers;

    static boolean isInside() {
        return inside;
    }

    private static EngineExecutionResults run(Class<?> testClass) {
        inside = true;
        try {
            return EngineTestKit.engine("junit-jupiter")
                    .selectors(selectClass(testClass))
                    .execute();
        } finally {
            inside = false;
        }
    }

    @Test
    void givesAClassOneClusterAndResetsItBetweenTests() {
        run(Annotated.class)
                .testEvents()
                .assertStatistics(stats -> stats.started(4).succeeded(4));
        leftovers.assertGone();
    }

    @Test
    void takesABuilder() {
        run(Registered.class)
                .testEvents()
                .assertStatistics(stats -> stats.started(1).succeeded(1));
    }

    @Test
    void showsTheSceneOfAFailedTestAndLeavesNothingBehind() {
        EngineExecutionResults results = run(Failing.class);
        results.testEvents().assertStatistics(stats -> stats.started(1).failed(1));
        List<String> scenes = results.testEvents()
                .failed()
                .map(event -> event.getRequiredPayload(TestExecutionResult.class)
                        .getThrowable()
                        .orElseThrow()
                        .getSuppressed()[0]
                        .getMessage())
                .toList();
        assertEquals(1, scenes.size());
        assertTrue(scenes.get(0).contains("CRASHED instance-2"), scenes.get(0));
        assertTrue(scenes.get(0).contains("ready to accept"), scenes.get(0));
        leftovers.assertGone();
    }

    @EnabledIf("dev.lodestar.testkit.junit.ExtensionTest#isInside")
    @ExtendWith(PostgresClusterExtension.class)
    @PostgresClusterTraits(nodes = 2, face = Face.AURORA)
    @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
    static class Annotated {
        private static PostgresCluster first;

        @BeforeAll
        static void begin(PostgresCluster cluster) {
            first = cluster;
            leftovers = Leftovers.watch(folderOf(cluster));
        }

        @Test
        @Order(1)
        void breaksEverything(PostgresCluster cluster) throws SQLException {
            assertSame(first, cluster);
            assertEquals(2, cluster.nodes().size());
            assertEquals(
                    List.of("instance-2"), Rows.of(cluster, cluster.node(2), "SELECT aurora_db_instance_identifier()"));
            cluster.failover();
        }

        @Test
        @Order(2)
        void findsEverythingWhole(Cluster cluster) {
            assertSame(first, cluster);
            assertEquals(1, cluster.writer().number());
            assertEquals(NodeStatus.RUNNING, cluster.node(1).status());
        }

        @Nested
        class Within {
            @Test
            void sharesTheCluster(PostgresCluster cluster) {
                assertSame(first, cluster);
            }

            @Test
            void forAllItsTests(PostgresCluster cluster) {
                assertSame(first, cluster);
            }
        }
    }

    @EnabledIf("dev.lodestar.testkit.junit.ExtensionTest#isInside")
    static class Registered {
        @RegisterExtension
        static final PostgresClusterExtension postgres =
                PostgresClusterExtension.with(PostgresCluster.builder().nodes(1).name("orders"));

        @Test
        void hasIt() {
            assertTrue(postgres.cluster().dns().writerEndpoint().startsWith("orders.cluster-"));
        }
    }

    @EnabledIf("dev.lodestar.testkit.junit.ExtensionTest#isInside")
    @ExtendWith(PostgresClusterExtension.class)
    @PostgresClusterTraits(nodes = 2)
    static class Failing {
        @Test
        void fails(PostgresCluster cluster) {
            leftovers = Leftovers.watch(folderOf(cluster));
            cluster.crash(cluster.node(2));
            throw new AssertionError("on purpose");
        }
    }

    private static Path folderOf(PostgresCluster cluster) {
        return ((Member) cluster.node(1)).place().folder().getParent();
    }
}
