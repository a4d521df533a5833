package dev.lodestar.jdbc.scenario;

import static dev.lodestar.domain.failure.Outcome.NOT_SENT;
import static dev.lodestar.domain.failure.Outcome.ROLLED_BACK;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestar.jdbc.LodestarDataSource;
import dev.lodestar.testkit.Node;
import dev.lodestar.testkit.junit.PostgresClusterExtension;
import dev.lodestar.testkit.postgres.PostgresCluster;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** One server and nobody to take over: all that can be done is to wait for it. */
@Scenario
class SingleServerTest {

    @RegisterExtension
    static final PostgresClusterExtension POSTGRES =
            PostgresClusterExtension.with(PostgresCluster.builder().nodes(1).sql(Sql.TABLE));

    private static Node server() {
        return POSTGRES.cluster().node(1);
    }

    @Test
    void aConnectionFindsItsServerAgainAfterACrashAndRestart() throws SQLException {
        try (LodestarDataSource source = App.plain(POSTGRES.cluster()).source();
                Connection connection = source.getConnection()) {
            POSTGRES.cluster().crash(server());
            POSTGRES.cluster().start(server());

            Told.moved(NOT_SENT, () -> Sql.text(connection, "SELECT 1"));

            Sql.write(connection, "after the restart");
            assertEquals(1, Sql.written(connection, "after the restart"));
        }
    }

    @Test
    void aCallWaitsUntilTheServerIsBack() throws Exception {
        try (LodestarDataSource source = App.plain(POSTGRES.cluster()).source();
                Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            Sql.write(connection, "half done");
            POSTGRES.cluster().crash(server());
            Background<?> write = Background.of(() -> {
                Sql.write(connection, "half done");
                return null;
            });
            Interference.awaitFailover(write);
            assertFalse(write.isOver());
            POSTGRES.cluster().start(server());

            Told.lost(ROLLED_BACK, write.failure());

            assertEquals(0, Sql.written(connection, "half done"));
        }
    }

    @Test
    void aNewConnectionWaitsUntilTheServerIsBack() throws Exception {
        try (LodestarDataSource source = App.plain(POSTGRES.cluster()).source()) {
            source.getConnection().close();
            POSTGRES.cluster().crash(server());
            Background<String> connect = Background.of(() -> {
                try (Connection connection = source.getConnection()) {
                    return Sql.host(connection);
                }
            });
            Interference.awaitFailover(connect);
            POSTGRES.cluster().start(server());

            assertEquals(server().id(), connect.value());
        }
    }

    @Test
    void aServerThatStaysAwayIsReportedAtTheDeadline() throws SQLException {
        App hasty = App.plain(POSTGRES.cluster()).with("failoverTimeout", "2s");
        try (LodestarDataSource source = hasty.source();
                Connection connection = source.getConnection()) {
            POSTGRES.cluster().crash(server());
            long began = System.nanoTime();

            Told.nobody(NOT_SENT, Told.thrownBy(() -> Sql.text(connection, "SELECT 1")));

            NobodyThereTest.assertAtDeadline(Duration.ofSeconds(2), began);
            assertTrue(connection.isClosed());
        }
    }
}
