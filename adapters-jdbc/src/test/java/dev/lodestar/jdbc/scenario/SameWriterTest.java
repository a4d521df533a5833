package dev.lodestar.jdbc.scenario;

import static dev.lodestar.domain.failure.Outcome.NOT_SENT;
import static dev.lodestar.domain.failure.Outcome.ROLLED_BACK;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestar.jdbc.LodestarDataSource;
import dev.lodestar.testkit.Node;
import dev.lodestar.testkit.junit.PostgresClusterExtension;
import dev.lodestar.testkit.postgres.PostgresCluster;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The writer is restarted and nobody takes over. */
@Scenario
class SameWriterTest {

    @RegisterExtension
    static final PostgresClusterExtension POSTGRES =
            PostgresClusterExtension.with(PostgresCluster.builder().sql(Sql.TABLE));

    private final App app = App.plain(POSTGRES.cluster());
    private final Node writer = POSTGRES.cluster().node(1);

    @Test
    void afterACrashTheConnectionLeadsToTheSameHostAgain() throws SQLException {
        try (LodestarDataSource source = app.source();
                Connection connection = source.getConnection()) {
            POSTGRES.cluster().crash(writer);
            POSTGRES.cluster().start(writer);

            Told.moved(NOT_SENT, () -> Sql.text(connection, "SELECT 1"));

            assertEquals(writer.id(), Sql.host(connection));
            assertTrue(Sql.isWriter(connection));
        }
    }

    @Test
    void afterAnOrderlyRestartTheTransactionIsRolledBackOnTheSameHost() throws SQLException {
        try (LodestarDataSource source = app.source();
                Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            Sql.write(connection, "half done");
            POSTGRES.cluster().stop(writer);
            POSTGRES.cluster().start(writer);

            Told.lost(ROLLED_BACK, () -> Sql.write(connection, "half done"));

            assertEquals(writer.id(), Sql.host(connection));
            assertEquals(0, Sql.written(connection, "half done"));
        }
    }

    @Test
    void aCallThatWaitsGoesOnWhenTheWriterIsBack() throws Exception {
        try (LodestarDataSource source = app.source();
                Connection connection = source.getConnection()) {
            POSTGRES.cluster().crash(writer);
            Background<?> call = Background.of(() -> Sql.text(connection, "SELECT 1"));
            Interference.awaitFailover(call);
            POSTGRES.cluster().start(writer);

            Told.moved(NOT_SENT, call.failure());

            assertEquals(writer.id(), Sql.host(connection));
        }
    }

    @Test
    void aSessionThatAnAdministratorEndsMovesWithinItsHost() throws SQLException {
        try (LodestarDataSource source = app.source();
                Connection connection = source.getConnection()) {
            String process = Sql.process(connection);
            Servers.run(POSTGRES.cluster(), writer, "SELECT pg_terminate_backend(" + process + ")");

            Told.moved(NOT_SENT, () -> Sql.text(connection, "SELECT 1"));

            assertEquals(writer.id(), Sql.host(connection));
        }
    }
}
