package dev.lodestar.jdbc.scenario;

import static dev.lodestar.domain.failure.Outcome.NOT_SENT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestar.jdbc.LodestarDataSource;
import dev.lodestar.testkit.junit.PostgresClusterExtension;
import dev.lodestar.testkit.postgres.PostgresCluster;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Another thread steps in while a call waits: closing, aborting and cancelling take effect at once and never wait. */
@Scenario
class ClosingTest {

    /** Much less than the failover timeout, enough for a busy machine. */
    private static final Duration AT_ONCE = Duration.ofSeconds(5);

    @RegisterExtension
    static final PostgresClusterExtension POSTGRES =
            PostgresClusterExtension.with(PostgresCluster.builder().sql(Sql.TABLE));

    private final App app = App.plain(POSTGRES.cluster()).with("failoverTimeout", "10m");

    private static Background<?> select(Connection connection) {
        POSTGRES.cluster().crash(POSTGRES.cluster().writer());
        Background<String> call = Background.of(() -> Sql.text(connection, "SELECT 1"));
        Interference.awaitFailover(call);
        return call;
    }

    private static void assertEndedAtOnce(Background<?> call, long since) {
        Duration took = call.endedAfter(since);
        assertTrue(took.compareTo(AT_ONCE) < 0, took::toString);
    }

    private static void assertReturnedAtOnce(long since) {
        Duration took = Duration.ofNanos(System.nanoTime() - since);
        assertTrue(took.compareTo(AT_ONCE) < 0, took::toString);
    }

    @Test
    void closingTheConnectionEndsTheFailover() throws Exception {
        try (LodestarDataSource source = app.source();
                Connection connection = source.getConnection()) {
            Background<?> call = select(connection);
            long closedAt = System.nanoTime();
            Interference.close(connection);
            assertReturnedAtOnce(closedAt);

            assertInstanceOf(SQLException.class, call.failure());

            assertEndedAtOnce(call, closedAt);
            assertTrue(connection.isClosed());
        }
    }

    @Test
    void abortingTheConnectionEndsTheFailover() throws Exception {
        try (LodestarDataSource source = app.source();
                Connection connection = source.getConnection()) {
            Background<?> call = select(connection);
            long abortedAt = System.nanoTime();
            connection.abort(Runnable::run);
            assertReturnedAtOnce(abortedAt);

            assertInstanceOf(SQLException.class, call.failure());

            assertEndedAtOnce(call, abortedAt);
            assertTrue(connection.isClosed());
        }
    }

    @Test
    void cancellingTheStatementNeitherWaitsNorEndsTheFailover() throws Exception {
        try (LodestarDataSource source = app.source();
                Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            POSTGRES.cluster().crash(POSTGRES.cluster().writer());
            Background<?> call = Background.of(() -> statement.executeQuery("SELECT 1"));
            Interference.awaitFailover(call);
            long cancelledAt = System.nanoTime();
            statement.cancel();
            assertReturnedAtOnce(cancelledAt);
            assertFalse(call.isOver());
            POSTGRES.cluster().promote(POSTGRES.cluster().mostAdvancedReader());

            Told.moved(NOT_SENT, call.failure());

            assertEquals(POSTGRES.cluster().writer().id(), Sql.host(connection));
        }
    }

    @Test
    void cancellingAStatementThatRunsOnAHealthyHostIsTheDatabasesOwnAffair() throws Exception {
        try (LodestarDataSource source = app.source();
                Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            String process = Sql.process(connection);
            Background<?> call = Background.of(() -> statement.executeQuery("SELECT pg_sleep(60)"));
            Servers.awaitRunning(POSTGRES.cluster(), POSTGRES.cluster().writer(), "pg_sleep(60)");
            statement.cancel();

            Told.refused("57014", call.failure());

            assertEquals(process, Sql.process(connection));
        }
    }

    @Test
    void closingAFrozenConnectionDoesNotWaitForItsHost() throws Exception {
        try (LodestarDataSource source = app.source();
                Connection connection = source.getConnection()) {
            POSTGRES.cluster().freeze(POSTGRES.cluster().writer());
            Background<?> call = Background.of(() -> Sql.text(connection, "SELECT pg_sleep(60)"));
            long closedAt = System.nanoTime();
            Interference.close(connection);

            assertReturnedAtOnce(closedAt);
            assertInstanceOf(SQLException.class, call.failure());
            assertEndedAtOnce(call, closedAt);
        }
    }

    @Test
    void closingTheDataSourceLeavesItsConnectionsToTheirOwners() throws SQLException {
        LodestarDataSource source = app.source();
        try (Connection connection = source.getConnection()) {
            source.close();
            source.close();
            Told.refused("08003", source::getConnection);

            POSTGRES.cluster().failover();
            Told.moved(NOT_SENT, () -> Sql.text(connection, "SELECT 1"));

            assertEquals(POSTGRES.cluster().writer().id(), Sql.host(connection));
        }
    }
}
