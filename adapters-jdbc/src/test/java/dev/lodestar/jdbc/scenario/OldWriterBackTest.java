package dev.lodestar.jdbc.scenario;

import static dev.lodestar.domain.failure.Outcome.NOT_SENT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestar.jdbc.LodestarDataSource;
import dev.lodestar.testkit.FailoverPlan;
import dev.lodestar.testkit.Takeover;
import dev.lodestar.testkit.junit.PostgresClusterExtension;
import dev.lodestar.testkit.postgres.PostgresCluster;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two servers say that they are the writer, and their timelines tell which of them is. */
@Scenario
class OldWriterBackTest {

    @RegisterExtension
    static final PostgresClusterExtension POSTGRES =
            PostgresClusterExtension.with(PostgresCluster.builder().sql(Sql.TABLE));

    private final PostgresCluster cluster = POSTGRES.cluster();

    @Test
    void aClientThatHasNeverSeenTheClusterEndsOnTheNewWriter() throws SQLException {
        Takeover takeover = cluster.failover(FailoverPlan.freeze());
        cluster.thaw(takeover.from());
        assertTrue(cluster.claimsToBeWriter(takeover.from()));
        try (LodestarDataSource source =
                App.at(List.of(takeover.from(), takeover.to()), cluster).source()) {
            // The first connection may have been made before the new writer answered; then it moves by itself.
            for (int i = 0; i < 10; i++) {
                try (Connection connection = source.getConnection()) {
                    writeOnceMoreIfMoved(connection);
                }
            }
            try (Connection connection = source.getConnection()) {
                assertEquals(takeover.to().id(), Sql.host(connection));
            }
        }
    }

    private static void writeOnceMoreIfMoved(Connection connection) throws SQLException {
        try {
            Sql.write(connection, "fresh");
        } catch (SQLException moved) {
            Told.moved(NOT_SENT, moved);
            Sql.write(connection, "fresh");
        }
    }
}
