package dev.lodestar.jdbc.scenario;

import static dev.lodestar.domain.failure.Outcome.NOT_SENT;
import static dev.lodestar.domain.failure.Outcome.UNKNOWN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestar.jdbc.LodestarDataSource;
import dev.lodestar.testkit.FailoverPlan;
import dev.lodestar.testkit.Node;
import dev.lodestar.testkit.Takeover;
import dev.lodestar.testkit.junit.PostgresClusterExtension;
import dev.lodestar.testkit.postgres.PostgresCluster;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Packets to and from the writer vanish; nobody is told. */
@Scenario
class BlackHoleTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    @RegisterExtension
    static final PostgresClusterExtension POSTGRES = PostgresClusterExtension.with(
            PostgresCluster.builder().proxied(true).sql(Sql.TABLE));

    private final PostgresCluster cluster = POSTGRES.cluster();
    private final App app = App.plain(cluster);

    @Test
    void aStatementInFlightIsReleasedByTheProofOfANewWriter() throws Exception {
        try (LodestarDataSource source = app.with("failureDetectionTime", "10m").source();
                Connection connection = source.getConnection()) {
            Background<?> write = Background.of(() -> {
                Sql.run(connection, "INSERT INTO deed SELECT 'slow' FROM pg_sleep(300)");
                return null;
            });
            Servers.awaitRunning(cluster, cluster.writer(), "pg_sleep(300)");
            Takeover takeover = cluster.failover(FailoverPlan.blackHole());

            Told.lost(UNKNOWN, write.failure());

            assertTrue(write.endedAfter(takeover.writableAt()).compareTo(SOON) < 0);
            assertEquals(takeover.to().id(), Sql.host(connection));
        }
    }

    @Test
    void theNextCallOnAnIdleConnectionMoves() throws SQLException {
        try (LodestarDataSource source = app.source();
                Connection connection = source.getConnection()) {
            Takeover takeover = cluster.failover(FailoverPlan.blackHole());

            Told.moved(NOT_SENT, () -> Sql.text(connection, "SELECT 1"));

            assertTrue(
                    Duration.ofNanos(System.nanoTime() - takeover.writableAt()).compareTo(SOON) < 0);
            assertEquals(takeover.to().id(), Sql.host(connection));
        }
    }

    @Test
    void whatTheOldWriterWasSentBeforeCannotArriveTwice() throws Exception {
        try (LodestarDataSource source = app.source();
                Connection connection = source.getConnection()) {
            cluster.blackHole(cluster.writer());
            Background<?> write = Background.of(() -> {
                Sql.write(connection, "into the hole");
                return null;
            });
            Takeover takeover = promoteAnother();

            Told.lost(UNKNOWN, write.failure());
            cluster.heal(takeover.from());

            assertEquals(takeover.to().id(), Sql.host(connection));
            assertEquals(0, Sql.written(connection, "into the hole"));
        }
    }

    private Takeover promoteAnother() {
        Node from = cluster.writer();
        long begun = System.nanoTime();
        long writableAt = cluster.promote(cluster.mostAdvancedReader());
        return new Takeover(from, cluster.writer(), begun, writableAt);
    }

    @Test
    void aHealedFormerWriterNeverGetsAStatement() throws SQLException {
        try (LodestarDataSource source = app.source();
                Connection connection = source.getConnection();
                Connection idle = source.getConnection()) {
            Takeover takeover = cluster.failover(FailoverPlan.blackHole());
            Told.moved(NOT_SENT, () -> Sql.text(connection, "SELECT 1"));
            cluster.heal(takeover.from());
            assertTrue(cluster.claimsToBeWriter(takeover.from()));

            Told.moved(NOT_SENT, () -> Sql.write(idle, "to the old one"));
            for (int i = 0; i < 10; i++) {
                try (Connection another = source.getConnection()) {
                    assertEquals(takeover.to().id(), Sql.host(another));
                }
            }
            assertEquals(0, Servers.written(cluster, takeover.from(), "to the old one"));
        }
    }

    @Test
    void latencyIsNoFailure() throws SQLException {
        try (LodestarDataSource source = app.with("failureDetectionTime", "1s").source();
                Connection connection = source.getConnection()) {
            String process = Sql.process(connection);
            cluster.latency(cluster.writer(), Duration.ofMillis(400));

            Sql.write(connection, "slowly");

            assertEquals(process, Sql.process(connection));
        }
    }
}
