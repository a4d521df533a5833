package dev.lodestar.jdbc.scenario;

import static dev.lodestar.domain.failure.Outcome.NOT_SENT;
import static dev.lodestar.domain.failure.Outcome.ROLLED_BACK;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestar.jdbc.LodestarDataSource;
import dev.lodestar.testkit.Takeover;
import dev.lodestar.testkit.junit.PostgresClusterExtension;
import dev.lodestar.testkit.postgres.PostgresCluster;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A session that nobody but the application can set up again is closed: a wrong session is worse than none. */
@Scenario
class SessionLostTest {

    @RegisterExtension
    static final PostgresClusterExtension POSTGRES =
            PostgresClusterExtension.with(PostgresCluster.builder().sql(Sql.TABLE));

    private final App app = App.plain(POSTGRES.cluster());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SET ROLE app",
                "SET statement_timeout = '54s'",
                "SELECT set_config('shop.tenant', '7', false)",
                "CREATE TEMPORARY TABLE basket (item text)",
                "LISTEN news",
                "PREPARE plan AS SELECT 1",
                "SELECT pg_advisory_lock(7)"
            })
    void aSessionChangedBySqlIsClosedAtOnceAndANewOneIsToBeHad(String change) throws SQLException {
        try (LodestarDataSource source = app.source();
                Connection connection = source.getConnection()) {
            Sql.run(connection, change);
            Takeover takeover = POSTGRES.cluster().failover();
            long began = System.nanoTime();

            Told.sessionLost(NOT_SENT, () -> Sql.text(connection, "SELECT 1"));

            assertTrue(Duration.ofNanos(System.nanoTime() - began).compareTo(Duration.ofSeconds(5)) < 0);
            assertTrue(connection.isClosed());
            assertFalse(connection.isValid(1));
            Told.refused("08003", () -> Sql.text(connection, "SELECT 1"));
            try (Connection another = source.getConnection()) {
                assertEquals(takeover.to().id(), Sql.host(another));
            }
        }
    }

    @Test
    void aTransactionInSuchASessionIsSaidToBeLost() throws SQLException {
        try (LodestarDataSource source = app.source();
                Connection connection = source.getConnection()) {
            Sql.run(connection, "SET ROLE app");
            connection.setAutoCommit(false);
            Sql.write(connection, "half done");
            POSTGRES.cluster().failover();

            Told.lost(ROLLED_BACK, () -> Sql.write(connection, "half done"));

            assertTrue(connection.isClosed());
        }
    }
}
