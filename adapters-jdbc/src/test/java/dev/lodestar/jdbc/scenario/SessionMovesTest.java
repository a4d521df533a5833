package dev.lodestar.jdbc.scenario;

import static dev.lodestar.domain.failure.Outcome.NOT_SENT;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestar.jdbc.LodestarDataSource;
import dev.lodestar.testkit.junit.PostgresClusterExtension;
import dev.lodestar.testkit.postgres.PostgresCluster;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the application set on its session is the same on the new writer. */
@Scenario
class SessionMovesTest {

    @RegisterExtension
    static final PostgresClusterExtension POSTGRES = PostgresClusterExtension.with(
            PostgresCluster.builder().synchronous(true).sql(Sql.TABLE).sql("CREATE SCHEMA shop"));

    private final App app = App.plain(POSTGRES.cluster());

    private static void failover(Connection connection) {
        POSTGRES.cluster().failover();
        Told.moved(NOT_SENT, () -> Sql.text(connection, "SELECT 1"));
    }

    @Test
    void everythingSetByTheMethodsOfAConnectionIsCarriedOver() throws SQLException {
        try (LodestarDataSource source = app.source();
                Connection connection = source.getConnection()) {
            connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
            connection.setReadOnly(true);
            connection.setSchema("shop");
            connection.setHoldability(ResultSet.HOLD_CURSORS_OVER_COMMIT);
            connection.setNetworkTimeout(Runnable::run, 77_000);
            connection.setAutoCommit(false);

            failover(connection);

            assertAll(
                    () -> assertEquals(Connection.TRANSACTION_SERIALIZABLE, connection.getTransactionIsolation()),
                    () -> assertTrue(connection.isReadOnly()),
                    () -> assertEquals("shop", connection.getSchema()),
                    () -> assertEquals(ResultSet.HOLD_CURSORS_OVER_COMMIT, connection.getHoldability()),
                    () -> assertEquals(77_000, connection.getNetworkTimeout()),
                    () -> assertFalse(connection.getAutoCommit()),
                    () -> assertEquals("serializable", Sql.text(connection, "SHOW transaction_isolation")),
                    () -> assertEquals("on", Sql.text(connection, "SHOW transaction_read_only")),
                    () -> assertEquals("shop", Sql.text(connection, "SELECT current_schema()")));
            connection.rollback();
        }
    }

    @Test
    void whatWasSetAndSetBackIsSetBack() throws SQLException {
        try (LodestarDataSource source = app.source();
                Connection connection = source.getConnection()) {
            connection.setReadOnly(true);
            connection.setAutoCommit(false);
            connection.setReadOnly(false);
            connection.setAutoCommit(true);

            failover(connection);

            assertTrue(connection.getAutoCommit());
            assertFalse(connection.isReadOnly());
            Sql.write(connection, "not read-only");
        }
    }

    @Test
    void stateMovesASecondTime() throws SQLException {
        try (LodestarDataSource source = app.source();
                Connection connection = source.getConnection()) {
            connection.setSchema("shop");
            failover(connection);
            POSTGRES.cluster().rejoin(POSTGRES.cluster().node(1));
            failover(connection);

            assertEquals("shop", Sql.text(connection, "SELECT current_schema()"));
            assertEquals(POSTGRES.cluster().writer().id(), Sql.host(connection));
        }
    }

    @Test
    void propertiesOfTheDriverInTheUrlReachEveryConnection() throws SQLException {
        App tills = app.with("currentSchema", "shop")
                .with("ApplicationName", "tills & counters")
                .with("options", "-c statement_timeout=54321")
                .with("prepareThreshold", "1");
        try (LodestarDataSource source = tills.source();
                Connection connection = source.getConnection()) {
            assertProperties(connection);

            failover(connection);

            assertProperties(connection);
            assertEquals(POSTGRES.cluster().writer().id(), Sql.host(connection));
        }
    }

    private static void assertProperties(Connection connection) {
        assertAll(
                () -> assertEquals("shop", Sql.text(connection, "SELECT current_schema()")),
                () -> assertEquals("tills & counters", Sql.text(connection, "SHOW application_name")),
                () -> assertEquals("54321ms", Sql.text(connection, "SHOW statement_timeout")),
                () -> assertEquals("app", connection.getMetaData().getUserName()));
    }

    @Test
    void whatSqlChangedAndTookBackIsNoObstacle() throws SQLException {
        try (LodestarDataSource source = app.source();
                Connection connection = source.getConnection()) {
            for (String sql : List.of(
                    "SET ROLE app",
                    "RESET ROLE",
                    "SET statement_timeout = '54s'",
                    "RESET statement_timeout",
                    "CREATE TEMPORARY TABLE basket (item text)",
                    "DISCARD TEMP")) {
                Sql.run(connection, sql);
            }

            failover(connection);

            assertEquals("app", Sql.text(connection, "SELECT current_user"));
        }
    }

    @Test
    void clientInfoIsCarriedOver() throws SQLException {
        try (LodestarDataSource source = app.source();
                Connection connection = source.getConnection()) {
            connection.setClientInfo("ApplicationName", "till 7");

            failover(connection);

            assertEquals("till 7", Sql.text(connection, "SHOW application_name"));
        }
    }
}
