package dev.lodestar.jdbc.scenario;

import static dev.lodestar.domain.failure.Outcome.NOT_SENT;
import static dev.lodestar.domain.failure.Outcome.ROLLED_BACK;
import static dev.lodestar.domain.failure.Outcome.UNKNOWN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestar.jdbc.LodestarDataSource;
import dev.lodestar.testkit.Takeover;
import dev.lodestar.testkit.junit.PostgresClusterExtension;
import dev.lodestar.testkit.postgres.PostgresCluster;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A planned change of writer: the old one is stopped in order and comes back as a reader. */
@Scenario
class SwitchoverTest {

    @RegisterExtension
    static final PostgresClusterExtension POSTGRES =
            PostgresClusterExtension.with(PostgresCluster.builder().sql(Sql.TABLE));

    private static Takeover switchover() {
        PostgresCluster cluster = POSTGRES.cluster();
        return cluster.switchover(cluster.readers().get(0));
    }

    @Test
    void anIdleConnectionMovesWithTheWriter() throws SQLException {
        try (LodestarDataSource source = App.plain(POSTGRES.cluster()).source();
                Connection connection = source.getConnection()) {
            Takeover takeover = switchover();

            Told.moved(NOT_SENT, () -> Sql.text(connection, "SELECT 1"));

            assertEquals(takeover.to().id(), Sql.host(connection));
            assertTrue(Sql.isWriter(connection));
        }
    }

    @Test
    void aTransactionIsRolledBack() throws SQLException {
        try (LodestarDataSource source = App.plain(POSTGRES.cluster()).source();
                Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            Sql.write(connection, "half done");
            switchover();

            Told.lost(ROLLED_BACK, () -> Sql.write(connection, "half done"));

            assertEquals(0, Sql.written(connection, "half done"));
        }
    }

    @Test
    void aWriteInFlightIsInDoubt() throws Exception {
        try (LodestarDataSource source = App.plain(POSTGRES.cluster()).source();
                Connection connection = source.getConnection()) {
            Background<?> write = Background.of(() -> {
                Sql.run(connection, "INSERT INTO deed SELECT 'slow' FROM pg_sleep(60)");
                return null;
            });
            Servers.awaitRunning(POSTGRES.cluster(), POSTGRES.cluster().writer(), "pg_sleep");
            Takeover takeover = switchover();

            Told.lost(UNKNOWN, write.failure());

            assertEquals(takeover.to().id(), Sql.host(connection));
        }
    }

    @Test
    void thereAndBackAgainEveryConnectionIsToTheWriterOfTheMoment() throws SQLException {
        try (LodestarDataSource source = App.plain(POSTGRES.cluster()).source()) {
            for (int i = 0; i < 3; i++) {
                try (Connection connection = source.getConnection()) {
                    assertEquals(POSTGRES.cluster().writer().id(), Sql.host(connection));
                    assertTrue(Sql.isWriter(connection));
                }
                switchover();
            }
        }
    }
}
