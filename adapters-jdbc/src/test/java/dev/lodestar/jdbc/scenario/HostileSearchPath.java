package dev.lodestar.jdbc.scenario;

import static dev.lodestar.domain.failure.Outcome.NOT_SENT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestar.jdbc.LodestarDataSource;
import dev.lodestar.testkit.Takeover;
import dev.lodestar.testkit.postgres.HostileSchema;
import dev.lodestar.testkit.postgres.PostgresCluster;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The user's search path begins with a schema in which everything that the driver might name stands for something else: our
 * own statements must not call any of it.
 */
@Scenario
abstract class HostileSearchPath {

    abstract PostgresCluster cluster();

    abstract App app();

    @BeforeEach
    void makeHostile() throws SQLException {
        Servers.run(
                cluster(), cluster().writer(), HostileSchema.script(cluster().user()));
    }

    @Test
    void theClusterIsDiscoveredWatchedAndFailedOverAllTheSame() throws SQLException {
        try (LodestarDataSource source = app().source();
                Connection connection = source.getConnection()) {
            assertThrows(SQLException.class, () -> Sql.text(connection, "SELECT pg_is_in_recovery()"));
            assertEquals(cluster().writer().id(), Sql.host(connection));
            Takeover takeover = cluster().failover();

            Told.moved(NOT_SENT, () -> Sql.text(connection, "SELECT 1"));

            assertEquals(takeover.to().id(), Sql.host(connection));
            assertTrue(Sql.isWriter(connection));
            assertTrue(Secrets.log().stream().noneMatch(line -> line.contains("shadowed")));
        }
    }

    @Test
    void aConnectionToAReaderIsFoundAllTheSame() throws SQLException {
        try (LodestarDataSource source =
                        app().with("failoverMode", "strict-reader").source();
                Connection connection = source.getConnection()) {
            assertEquals("t", Sql.text(connection, "SELECT pg_catalog.pg_is_in_recovery()"));
        }
    }
}
