package dev.lodestar.vertx.scenario;

import static dev.lodestar.vertx.scenario.Stage.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestar.testkit.Face;
import dev.lodestar.testkit.InstanceIds;
import dev.lodestar.testkit.Takeover;
import dev.lodestar.testkit.postgres.HostileSchema;
import dev.lodestar.testkit.postgres.PostgresCluster;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The search path of the application's user begins with a schema that stands in for all we might name. */
class HostileSearchPathTest {

    @ParameterizedTest
    @EnumSource
    void theClusterIsDiscoveredWatchedAndFailedOverAllTheSame(Face face) throws Exception {
        try (PostgresCluster cluster = PostgresCluster.builder()
                .face(face)
                .instanceIds(InstanceIds.ADDRESSES)
                .synchronous(true)
                .start()) {
            makeHostile(cluster);
            try (Stage stage = face == Face.AURORA ? Stage.onAurora(cluster) : Stage.on(cluster)) {
                Throwable refused = Stage.failureOf(
                        stage.pool.query("SELECT pg_is_in_recovery()").execute());
                assertTrue(String.valueOf(refused).contains("shadowed"), () -> "The path is not hostile: " + refused);
                assertEquals(cluster.writer().id(), await(Stage.node(stage.pool)));
                for (Calamity calamity : new Calamity[] {Calamity.CRASH, Calamity.FREEZE}) {
                    Takeover takeover = calamity.strike(cluster);
                    assertEquals(takeover.to().id(), await(Stage.node(stage.pool)));
                    cluster.rejoin(takeover.from());
                    cluster.awaitReplication(Stage.PATIENCE);
                }
            }
        }
    }

    private static void makeHostile(PostgresCluster cluster) throws SQLException {
        try (Connection admin = cluster.admin(cluster.writer());
                Statement statement = admin.createStatement()) {
            statement.execute(HostileSchema.script(cluster.user()));
        }
        cluster.awaitCaughtUp(Stage.PATIENCE);
    }
}
