package dev.lodestar.jdbc.scenario;

import static dev.lodestar.domain.failure.Outcome.NOT_SENT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestar.domain.cluster.Role;
import dev.lodestar.jdbc.LodestarDataSource;
import dev.lodestar.testkit.Await;
import dev.lodestar.testkit.Face;
import dev.lodestar.testkit.InstanceIds;
import dev.lodestar.testkit.Takeover;
import dev.lodestar.testkit.junit.PostgresClusterExtension;
import dev.lodestar.testkit.postgres.PostgresCluster;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The smallest cluster that can fail over. */
@Scenario
class TwoNodesTest {

    @RegisterExtension
    static final PostgresClusterExtension POSTGRES = PostgresClusterExtension.with(PostgresCluster.builder()
            .nodes(2)
            .face(Face.AURORA)
            .instanceIds(InstanceIds.ADDRESSES)
            .sql(Sql.TABLE));

    @Test
    void theOtherNodeTakesOverAndTheFirstOneAgainWhenItIsBack() throws SQLException {
        PostgresCluster cluster = POSTGRES.cluster();
        try (LodestarDataSource source = App.aurora(cluster).source();
                Connection connection = source.getConnection()) {
            Takeover there = cluster.failover();
            Told.moved(NOT_SENT, () -> Sql.text(connection, "SELECT 1"));
            assertEquals(there.to().id(), Sql.host(connection));

            cluster.rejoin(there.from());
            Await.until(
                    "the first node is known as a reader",
                    Servers.LONG,
                    () -> source.topology().readers().stream()
                            .anyMatch(host -> host.role() == Role.READER
                                    && host.id().value().equals(there.from().id())));
            Takeover back = cluster.failover();

            Told.moved(NOT_SENT, () -> Sql.text(connection, "SELECT 1"));
            assertEquals(there.from().id(), back.to().id());
            assertEquals(back.to().id(), Sql.host(connection));
            assertTrue(Sql.isWriter(connection));
        }
    }

    @Test
    void aReaderConnectionOfALostReaderEndsOnTheWriter() throws SQLException {
        PostgresCluster cluster = POSTGRES.cluster();
        App reading = App.aurora(cluster).with("failoverMode", "reader-or-writer");
        try (LodestarDataSource source = reading.source();
                Connection connection = source.getConnection()) {
            assertEquals(cluster.readers().get(0).id(), Sql.host(connection));
            cluster.crash(cluster.readers().get(0));

            Told.moved(NOT_SENT, () -> Sql.text(connection, "SELECT 1"));

            assertEquals(cluster.writer().id(), Sql.host(connection));
            assertTrue(Sql.isWriter(connection));
        }
    }
}
