package dev.lodestar.testkit.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lodestar.testkit.FailoverPlan;
import dev.lodestar.testkit.Network;
import dev.lodestar.testkit.Node;
import dev.lodestar.testkit.NodeStatus;
import dev.lodestar.testkit.junit.PostgresClusterExtension;
import dev.lodestar.testkit.support.Rows;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** From every wreck there is a way back, and the data survive it. */
class ResetTest {
    @RegisterExtension
    static final PostgresClusterExtension postgres = PostgresClusterExtension.with(
            PostgresCluster.builder().proxied(true).sql("CREATE TABLE kept (n int)"));

    private static Arguments wreck(String name, Consumer<PostgresCluster> making) {
        return Arguments.argumentSet(name, making);
    }

    static Stream<Arguments> wrecks() {
        return Stream.of(
                wreck("nothing at all", cluster -> {}),
                wreck("writer crashed", cluster -> cluster.crash(cluster.writer())),
                wreck("writer frozen", cluster -> cluster.freeze(cluster.writer())),
                wreck("writer stopped", cluster -> cluster.stop(cluster.writer())),
                wreck("writer in a black hole", cluster -> cluster.blackHole(cluster.writer())),
                wreck("all frozen", cluster -> cluster.nodes().forEach(cluster::freeze)),
                wreck("all crashed", cluster -> cluster.nodes().forEach(cluster::crash)),
                wreck("all in black holes", cluster -> cluster.nodes().forEach(cluster::blackHole)),
                wreck("readers crashed", cluster -> cluster.readers().forEach(cluster::crash)),
                wreck("crash and promotion", PostgresCluster::failover),
                wreck("freeze and promotion", cluster -> cluster.failover(FailoverPlan.freeze())),
                wreck("black hole and promotion", cluster -> cluster.failover(FailoverPlan.blackHole())),
                wreck("promotion that nobody follows", cluster -> cluster.promote(cluster.node(3))),
                wreck("former writer resumed", cluster -> {
                    Node old = cluster.failover(FailoverPlan.freeze()).from();
                    cluster.thaw(old);
                }),
                wreck("three writers", cluster -> {
                    cluster.promote(cluster.node(2));
                    cluster.promote(cluster.node(3));
                }),
                wreck("two promotions, then all dead", cluster -> {
                    cluster.failover();
                    cluster.failover();
                    cluster.crash(cluster.writer());
                }),
                wreck("everything at once", cluster -> {
                    cluster.latency(cluster.node(2), Duration.ofMillis(30));
                    cluster.failover(FailoverPlan.blackHole().onto(cluster.node(3)));
                    cluster.freeze(cluster.node(2));
                    cluster.crash(cluster.node(1));
                }));
    }

    @ParameterizedTest
    @MethodSource("wrecks")
    void bringsEverythingBack(Consumer<PostgresCluster> wreck) throws SQLException {
        PostgresCluster cluster = postgres.cluster();
        int before = Integer.parseInt(
                Rows.of(cluster, cluster.writer(), "SELECT count(*) FROM kept").get(0));
        Rows.run(cluster, cluster.writer(), "INSERT INTO kept VALUES (1)");
        cluster.awaitCaughtUp(Duration.ofSeconds(30));
        wreck.accept(cluster);
        long begun = System.nanoTime();
        cluster.reset();
        System.out.println("reset took " + (System.nanoTime() - begun) / 1_000_000 + " ms");
        assertEquals(cluster.node(1), cluster.writer());
        assertEquals(cluster.node(1), cluster.dns().writerTarget());
        for (Node node : cluster.nodes()) {
            assertEquals(NodeStatus.RUNNING, node.status());
            assertEquals(Network.CLEAR, node.network());
            assertEquals(node.isWriter(), cluster.claimsToBeWriter(node));
        }
        cluster.awaitReplication(Duration.ZERO);
        Rows.run(cluster, cluster.writer(), "INSERT INTO kept VALUES (2)");
        cluster.awaitCaughtUp(Duration.ofSeconds(30));
        for (Node node : cluster.nodes()) {
            assertEquals(List.of("" + (before + 2)), Rows.of(cluster, node, "SELECT count(*) FROM kept"));
        }
    }
}
