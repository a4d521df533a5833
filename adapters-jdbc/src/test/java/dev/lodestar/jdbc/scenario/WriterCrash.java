package dev.lodestar.jdbc.scenario;

import static dev.lodestar.domain.failure.Outcome.NOT_SENT;
import static dev.lodestar.domain.failure.Outcome.ROLLED_BACK;
import static dev.lodestar.domain.failure.Outcome.UNKNOWN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestar.jdbc.LodestarDataSource;
import dev.lodestar.testkit.FailoverPlan;
import dev.lodestar.testkit.Node;
import dev.lodestar.testkit.Takeover;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

/** The writer is killed and a reader takes over. The same on every kind of cluster. */
@Scenario
abstract class WriterCrash {

    abstract App app();

    private Takeover failover() {
        return app().cluster().failover();
    }

    /** The one that neither was nor is the writer. */
    private Node third(Takeover takeover) {
        return app().cluster().nodes().stream()
                .filter(node -> node != takeover.from() && node != takeover.to())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theNextCallOnAConnectionSaysThatItMovedAndTheOneAfterIsServedByTheNewWriter() throws SQLException {
        try (LodestarDataSource source = app().source();
                Connection connection = source.getConnection()) {
            assertEquals(app().cluster().writer().id(), Sql.host(connection));
            Takeover takeover = failover();

            Told.moved(NOT_SENT, () -> Sql.text(connection, "SELECT 1"));

            assertEquals(takeover.to().id(), Sql.host(connection));
            assertTrue(Sql.isWriter(connection));
            Sql.write(connection, "after the move");
            assertEquals(1, Servers.written(app().cluster(), takeover.to(), "after the move"));
            Sql.run(connection, "DELETE FROM deed");
        }
    }

    @Test
    void theNextCallOnAnExistingStatementMovesItsConnectionAndTheStatementIsOfNoMoreUse() throws SQLException {
        try (LodestarDataSource source = app().source();
                Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                PreparedStatement prepared = connection.prepareStatement("SELECT 1")) {
            prepared.executeQuery().close();
            Takeover takeover = failover();

            Told.moved(NOT_SENT, () -> statement.executeQuery("SELECT 1"));

            Told.refused("26000", () -> statement.executeQuery("SELECT 1"));
            Told.refused("26000", prepared::executeQuery);
            assertTrue(statement.isClosed());
            assertEquals(takeover.to().id(), Sql.host(connection));
        }
    }

    @Test
    void theNextConnectionOfADataSourceIsToTheNewWriter() throws SQLException {
        try (LodestarDataSource source = app().source()) {
            source.getConnection().close();
            Takeover takeover = failover();
            try (Connection connection = source.getConnection()) {
                assertEquals(takeover.to().id(), Sql.host(connection));
                assertTrue(Sql.isWriter(connection));
            }
        }
    }

    @Test
    void anIdleConnectionIsInvalidAtOnceWhenAnotherOneHasMoved() throws SQLException {
        try (LodestarDataSource source = app().source();
                Connection one = source.getConnection();
                Connection idle = source.getConnection()) {
            failover();
            Told.moved(NOT_SENT, () -> Sql.text(one, "SELECT 1"));

            assertFalse(idle.isValid(30));
            Told.moved(NOT_SENT, () -> Sql.write(idle, "never sent"));

            assertTrue(idle.isValid(30));
            assertEquals(0, Sql.written(idle, "never sent"));
        }
    }

    @Test
    void aWriteInFlightOutsideOfATransactionIsInDoubt() throws Exception {
        try (LodestarDataSource source = app().source();
                Connection connection = source.getConnection()) {
            Background<?> write = Background.of(() -> {
                Sql.run(connection, "INSERT INTO deed SELECT 'slow' FROM pg_sleep(60)");
                return null;
            });
            Servers.awaitRunning(app().cluster(), app().cluster().writer(), "pg_sleep");
            Takeover takeover = failover();

            Told.lost(UNKNOWN, write.failure());

            assertEquals(takeover.to().id(), Sql.host(connection));
            assertEquals(0, Sql.written(connection, "slow"));
        }
    }

    @Test
    void aTransactionWithAutocommitOffIsRolledBackAndAutocommitStaysOff() throws SQLException {
        try (LodestarDataSource source = app().source();
                Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            Sql.write(connection, "half done");
            Takeover takeover = failover();

            Told.lost(ROLLED_BACK, () -> Sql.write(connection, "half done"));

            assertFalse(connection.getAutoCommit());
            assertEquals(takeover.to().id(), Sql.host(connection));
            assertEquals(0, Sql.written(connection, "half done"));
            Sql.write(connection, "again");
            connection.rollback();
            assertEquals(0, Sql.written(connection, "again"));
        }
    }

    @Test
    void aConnectionWithAutocommitOffThatHasNotBegunAnythingHasLostNothing() throws SQLException {
        try (LodestarDataSource source = app().source();
                Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            failover();

            Told.moved(NOT_SENT, () -> Sql.text(connection, "SELECT 1"));

            assertFalse(connection.getAutoCommit());
        }
    }

    @Test
    void aTransactionBegunBySqlIsRolledBackAndTheNewConnectionIsInNone() throws SQLException {
        try (LodestarDataSource source = app().source();
                Connection connection = source.getConnection()) {
            Sql.run(connection, "BEGIN");
            Sql.write(connection, "half done");
            Takeover takeover = failover();

            Told.lost(ROLLED_BACK, () -> Sql.write(connection, "half done"));

            assertTrue(connection.getAutoCommit());
            assertEquals(takeover.to().id(), Sql.host(connection));
            assertEquals(0, Sql.written(connection, "half done"));
            Sql.write(connection, "alone");
            assertEquals(1, Servers.written(app().cluster(), takeover.to(), "alone"));
            Sql.run(connection, "DELETE FROM deed");
        }
    }

    @Test
    void atCommitNobodyCanTell() throws SQLException {
        try (LodestarDataSource source = app().source();
                Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            Sql.write(connection, "at commit");
            failover();

            Told.lost(UNKNOWN, connection::commit);

            assertEquals(0, Sql.written(connection, "at commit"));
        }
    }

    @Test
    void afterALostTransactionTheNextFailoverReportsWhatIsTrueThen() throws SQLException {
        try (LodestarDataSource source = app().source();
                Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            Sql.write(connection, "half done");
            Takeover first = failover();
            Told.lost(ROLLED_BACK, () -> Sql.write(connection, "half done"));
            connection.setAutoCommit(true);
            Sql.text(connection, "SELECT 1");
            Takeover second = app().cluster().failover(FailoverPlan.crash().onto(third(first)));

            Told.moved(NOT_SENT, () -> Sql.text(connection, "SELECT 1"));

            assertEquals(second.to().id(), Sql.host(connection));
        }
    }
}
