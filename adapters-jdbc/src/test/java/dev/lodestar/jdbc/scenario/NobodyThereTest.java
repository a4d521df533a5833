package dev.lodestar.jdbc.scenario;

import static dev.lodestar.domain.failure.Outcome.NOT_SENT;
import static dev.lodestar.domain.failure.Outcome.ROLLED_BACK;
import static dev.lodestar.domain.failure.Outcome.UNKNOWN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestar.jdbc.LodestarDataSource;
import dev.lodestar.testkit.Node;
import dev.lodestar.testkit.junit.PostgresClusterExtension;
import dev.lodestar.testkit.postgres.PostgresCluster;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** All hosts are gone: an error at the deadline, neither before it nor long after. */
@Scenario
class NobodyThereTest {

    private static final Duration DEADLINE = Duration.ofSeconds(3);

    /** A busy machine may be late, but not for long. */
    private static final Duration LATE = Duration.ofSeconds(3);

    @RegisterExtension
    static final PostgresClusterExtension POSTGRES =
            PostgresClusterExtension.with(PostgresCluster.builder().sql(Sql.TABLE));

    private App app;

    @BeforeEach
    void configure() {
        app = App.plain(POSTGRES.cluster()).with("failoverTimeout", "3s");
    }

    private static void crashAll() {
        POSTGRES.cluster().nodes().forEach(POSTGRES.cluster()::crash);
    }

    private static void freezeAll() {
        POSTGRES.cluster().nodes().forEach(POSTGRES.cluster()::freeze);
    }

    static void assertAtDeadline(Duration deadline, long began) {
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        assertTrue(took.compareTo(deadline) >= 0, () -> "Too early: " + took);
        assertTrue(took.compareTo(deadline.plus(LATE)) < 0, () -> "Too late: " + took);
    }

    @Test
    void aConnectionIsClosedAtTheDeadlineAndSaysSoFromThenOn() throws SQLException {
        try (LodestarDataSource source = app.source();
                Connection connection = source.getConnection()) {
            crashAll();
            long began = System.nanoTime();

            Told.nobody(NOT_SENT, Told.thrownBy(() -> Sql.text(connection, "SELECT 1")));

            assertAtDeadline(DEADLINE, began);
            assertTrue(connection.isClosed());
            Told.refused("08003", () -> Sql.text(connection, "SELECT 1"));
        }
    }

    @Test
    void aTransactionIsRolledBackAndAWriteInDoubtIsSaidToBe() throws SQLException {
        try (LodestarDataSource source = app.source();
                Connection inTransaction = source.getConnection();
                Connection atCommit = source.getConnection()) {
            inTransaction.setAutoCommit(false);
            Sql.write(inTransaction, "half done");
            atCommit.setAutoCommit(false);
            Sql.write(atCommit, "at commit");
            crashAll();

            Told.nobody(ROLLED_BACK, Told.thrownBy(() -> Sql.write(inTransaction, "half done")));
            Told.nobody(UNKNOWN, Told.thrownBy(atCommit::commit));
        }
    }

    @Test
    void aNewConnectionIsRefusedAtTheDeadline() throws SQLException {
        try (LodestarDataSource source = app.source()) {
            source.getConnection().close();
            crashAll();
            long began = System.nanoTime();

            Told.nobody(NOT_SENT, Told.thrownBy(source::getConnection));

            assertAtDeadline(DEADLINE, began);
        }
    }

    @Test
    void silentHostsAreNoReasonToBeLate() throws SQLException {
        try (LodestarDataSource source = app.source()) {
            source.getConnection().close();
            freezeAll();
            long began = System.nanoTime();

            Told.nobody(NOT_SENT, Told.thrownBy(source::getConnection));

            assertAtDeadline(DEADLINE, began);
        }
    }

    @Test
    void theLoginTimeoutBoundsANewConnectionInstead() throws SQLException {
        try (LodestarDataSource source = app.with("failoverTimeout", "1h").source()) {
            source.setLoginTimeout(3);
            source.getConnection().close();
            crashAll();
            long began = System.nanoTime();

            Told.nobody(NOT_SENT, Told.thrownBy(source::getConnection));

            assertAtDeadline(DEADLINE, began);
        }
    }

    @Test
    void aDeadlineOfZeroReportsTheLossAtOnce() throws SQLException {
        try (LodestarDataSource source = app.with("failoverTimeout", "0")
                        .with("loginTimeout", "10s")
                        .source();
                Connection connection = source.getConnection()) {
            POSTGRES.cluster().failover();
            long began = System.nanoTime();

            Told.nobody(NOT_SENT, Told.thrownBy(() -> Sql.text(connection, "SELECT 1")));

            assertAtDeadline(Duration.ZERO, began);
        }
    }

    @Test
    void theSameDataSourceServesAgainWhenTheServersAreBack() throws SQLException {
        try (LodestarDataSource source = app.source()) {
            source.getConnection().close();
            crashAll();
            Told.nobody(NOT_SENT, Told.thrownBy(source::getConnection));
            for (Node node : POSTGRES.cluster().nodes()) {
                POSTGRES.cluster().start(node);
            }
            try (Connection connection = source.getConnection()) {
                assertEquals(POSTGRES.cluster().writer().id(), Sql.host(connection));
            }
        }
    }
}
