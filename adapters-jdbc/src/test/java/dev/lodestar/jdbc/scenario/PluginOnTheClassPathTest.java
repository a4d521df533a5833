package dev.lodestar.jdbc.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lodestar.jdbc.LodestarDataSource;
import dev.lodestar.testkit.junit.PostgresClusterExtension;
import dev.lodestar.testkit.postgres.PostgresCluster;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A plugin that stands on the class path is found by its code. */
@Scenario
class PluginOnTheClassPathTest {

    @RegisterExtension
    static final PostgresClusterExtension POSTGRES =
            PostgresClusterExtension.with(PostgresCluster.builder().nodes(1));

    @Test
    void itIsToldOfCalls() throws SQLException {
        App app = App.plain(POSTGRES.cluster()).with("plugins", "failover,counting");
        try (LodestarDataSource source = app.source();
                Connection connection = source.getConnection()) {
            int before = CountingPlugin.EXECUTIONS.get();
            Sql.run(connection, "SELECT 1");
            assertEquals(before + 1, CountingPlugin.EXECUTIONS.get());
        }
    }
}
