package dev.lodestar.jdbc.scenario;

import static dev.lodestar.domain.failure.Outcome.NOT_SENT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.lodestar.jdbc.LodestarDataSource;
import dev.lodestar.testkit.Node;
import dev.lodestar.testkit.junit.PostgresClusterExtension;
import dev.lodestar.testkit.postgres.PostgresCluster;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A reader is lost; where its connections go is the failover mode's to say. */
@Scenario
class ReaderFailureTest {

    @RegisterExtension
    static final PostgresClusterExtension POSTGRES =
            PostgresClusterExtension.with(PostgresCluster.builder().sql(Sql.TABLE));

    private final PostgresCluster cluster = POSTGRES.cluster();

    private App mode(String mode) {
        return App.plain(cluster).with("failoverMode", mode);
    }

    private Node hostOf(Connection connection) throws SQLException {
        String id = Sql.host(connection);
        return cluster.nodes().stream()
                .filter(node -> node.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"strict-reader", "reader-or-writer"})
    void aConnectionToALostReaderMovesToAnotherHost(String mode) throws SQLException {
        try (LodestarDataSource source = mode(mode).source();
                Connection connection = source.getConnection()) {
            assertFalse(Sql.isWriter(connection));
            Node lost = hostOf(connection);
            cluster.crash(lost);

            Told.moved(NOT_SENT, () -> Sql.text(connection, "SELECT 1"));

            assertNotEquals(lost.id(), Sql.host(connection));
            assertFalse(Sql.isWriter(connection), "there was another reader");
        }
    }

    @Test
    void withStrictReaderNobodyEndsOnTheWriterEvenIfNoReaderIsLeft() throws SQLException {
        try (LodestarDataSource source =
                        mode("strict-reader").with("failoverTimeout", "2s").source();
                Connection connection = source.getConnection()) {
            cluster.readers().forEach(cluster::crash);
            long began = System.nanoTime();

            Told.nobody(NOT_SENT, Told.thrownBy(() -> Sql.text(connection, "SELECT 1")));

            NobodyThereTest.assertAtDeadline(Duration.ofSeconds(2), began);
            Told.nobody(NOT_SENT, Told.thrownBy(source::getConnection));
        }
    }

    @Test
    void withStrictReaderACallWaitsForAReaderToReturn() throws Exception {
        try (LodestarDataSource source = mode("strict-reader").source();
                Connection connection = source.getConnection()) {
            Node returning = cluster.readers().get(0);
            cluster.readers().forEach(cluster::crash);
            Background<?> call = Background.of(() -> Sql.text(connection, "SELECT 1"));
            Interference.awaitFailover(call);
            cluster.start(returning);

            Told.moved(NOT_SENT, call.failure());

            assertEquals(returning.id(), Sql.host(connection));
            assertFalse(Sql.isWriter(connection));
        }
    }

    @Test
    void withReaderOrWriterTheLastOneLeftIsTheWriter() throws SQLException {
        try (LodestarDataSource source = mode("reader-or-writer").source();
                Connection connection = source.getConnection()) {
            cluster.readers().forEach(cluster::crash);

            Told.moved(NOT_SENT, () -> Sql.text(connection, "SELECT 1"));

            assertEquals(cluster.writer().id(), Sql.host(connection));
        }
    }

    @Test
    void withStrictWriterTheLossOfReadersIsNoticedByNobody() throws SQLException {
        try (LodestarDataSource source = mode("strict-writer").source();
                Connection connection = source.getConnection()) {
            String process = Sql.process(connection);
            cluster.readers().forEach(cluster::crash);

            Sql.write(connection, "undisturbed");

            assertEquals(process, Sql.process(connection));
            try (Connection another = source.getConnection()) {
                assertEquals(cluster.writer().id(), Sql.host(another));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"strict-reader", "reader-or-writer"})
    void aFrozenReaderIsGivenUpAfterTheDetectionTime(String mode) throws Exception {
        App hasty = mode(mode).with("failureDetectionTime", "1s").with("failureDetectionInterval", "200ms");
        try (LodestarDataSource source = hasty.source();
                Connection connection = source.getConnection()) {
            Node frozen = hostOf(connection);
            cluster.freeze(frozen);

            Told.moved(NOT_SENT, () -> Sql.text(connection, "SELECT note FROM deed"));

            assertNotEquals(frozen.id(), Sql.host(connection));
            assertFalse(Sql.isWriter(connection));
        }
    }

    @Test
    void aConnectionToAReaderThatIsPromotedStaysWhereItIs() throws SQLException {
        try (LodestarDataSource source = mode("reader-or-writer").source();
                Connection connection = source.getConnection()) {
            Node reader = hostOf(connection);
            String process = Sql.process(connection);
            cluster.crash(cluster.writer());
            cluster.promote(reader);

            assertEquals(process, Sql.process(connection));
            assertEquals(reader.id(), Sql.host(connection));
        }
    }
}
