package dev.lodestar.jdbc.scenario;

import static dev.lodestar.domain.failure.Outcome.UNKNOWN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestar.jdbc.LodestarDataSource;
import dev.lodestar.testkit.Await;
import dev.lodestar.testkit.FailoverPlan;
import dev.lodestar.testkit.Node;
import dev.lodestar.testkit.Takeover;
import dev.lodestar.testkit.junit.PostgresClusterExtension;
import dev.lodestar.testkit.postgres.PostgresCluster;
import java.sql.Connection;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Nothing has happened for long, and the cluster is asked so rarely that it can't matter here. What goes wrong is noticed by
 * those whom it befalls.
 */
@Scenario
class CalmClusterTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    @RegisterExtension
    static final PostgresClusterExtension POSTGRES =
            PostgresClusterExtension.with(PostgresCluster.builder().sql(Sql.TABLE));

    private final PostgresCluster cluster = POSTGRES.cluster();
    private final App app = App.plain(cluster)
            .with("topologyRefresh", "1h")
            .with("failureDetectionTime", "10m")
            .with("connectTimeout", "600");

    /** Returns once the driver watches its cluster through one connection only. */
    private void awaitCalm() {
        for (Node reader : cluster.readers()) {
            Await.until("nobody asks " + reader.id(), Servers.LONG, () -> Servers.connections(cluster, reader) == 0);
        }
    }

    @Test
    void whoeverComesFirstAfterALongRestIsReleasedByEvidence() throws Exception {
        try (LodestarDataSource source = app.with("clusterId", "calls").source();
                LodestarDataSource other = app.with("clusterId", "connects").source()) {
            source.getConnection().close();
            other.getConnection().close();
            awaitCalm();
            Await.until(
                    "one monitoring connection is left for each",
                    Servers.LONG,
                    () -> Servers.connections(cluster, cluster.writer()) == 2);
            try (Connection connection = source.getConnection()) {
                Background<?> write = Background.of(() -> {
                    Sql.run(connection, "INSERT INTO deed SELECT 'slow' FROM pg_sleep(300)");
                    return null;
                });
                Servers.awaitRunning(cluster, cluster.writer(), "pg_sleep(300)");
                Takeover takeover = cluster.failover(FailoverPlan.freeze());
                Background<String> connect = Background.of(() -> hostOf(other));

                Told.lost(UNKNOWN, write.failure());

                assertEquals(takeover.to().id(), connect.value());
                assertTrue(write.endedAfter(takeover.writableAt()).compareTo(SOON) < 0);
                assertTrue(connect.endedAfter(takeover.writableAt()).compareTo(SOON) < 0);
                assertEquals(takeover.to().id(), Sql.host(connection));
            }
        }
    }

    private static String hostOf(LodestarDataSource source) throws Exception {
        try (Connection connection = source.getConnection()) {
            return Sql.host(connection);
        }
    }
}
