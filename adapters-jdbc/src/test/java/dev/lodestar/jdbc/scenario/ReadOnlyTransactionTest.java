package dev.lodestar.jdbc.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lodestar.jdbc.LodestarDataSource;
import dev.lodestar.testkit.junit.PostgresClusterExtension;
import dev.lodestar.testkit.postgres.PostgresCluster;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A transaction that the application itself made read-only refuses writes on a healthy writer: that is no failover. */
@Scenario
class ReadOnlyTransactionTest {

    @RegisterExtension
    static final PostgresClusterExtension POSTGRES =
            PostgresClusterExtension.with(PostgresCluster.builder().sql(Sql.TABLE));

    @Test
    void aWriteInAReadOnlyTransactionKeepsTheDatabasesError() throws SQLException {
        try (LodestarDataSource source = App.plain(POSTGRES.cluster()).source();
                Connection connection = source.getConnection()) {
            String process = Sql.process(connection);
            Sql.run(connection, "BEGIN READ ONLY");
            Told.refused("25006", () -> Sql.write(connection, "not allowed"));
            Sql.run(connection, "ROLLBACK");
            assertEquals(process, Sql.process(connection));
        }
    }

    @Test
    void aSessionThatIsReadOnlyByItsUrlKeepsTheDatabasesError() throws SQLException {
        App app = App.plain(POSTGRES.cluster()).with("options", "-c default_transaction_read_only=on");
        try (LodestarDataSource source = app.source();
                Connection connection = source.getConnection()) {
            for (int i = 0; i < 3; i++) {
                Told.refused("25006", () -> Sql.write(connection, "not allowed"));
            }
        }
    }
}
