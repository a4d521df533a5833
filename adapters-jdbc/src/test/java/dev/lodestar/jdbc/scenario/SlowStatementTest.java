package dev.lodestar.jdbc.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lodestar.jdbc.LodestarDataSource;
import dev.lodestar.testkit.junit.PostgresClusterExtension;
import dev.lodestar.testkit.postgres.PostgresCluster;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A slow call is not a failure. */
@Scenario
class SlowStatementTest {

    @RegisterExtension
    static final PostgresClusterExtension POSTGRES =
            PostgresClusterExtension.with(PostgresCluster.builder().sql(Sql.TABLE));

    @Test
    void aStatementThatTakesMuchLongerThanTheDetectionTimeIsNotAborted() throws SQLException {
        App hasty = App.plain(POSTGRES.cluster())
                .with("failureDetectionTime", "1s")
                .with("failureDetectionInterval", "100ms");
        try (LodestarDataSource source = hasty.source();
                Connection connection = source.getConnection()) {
            String process = Sql.process(connection);

            Sql.run(connection, "INSERT INTO deed SELECT 'slow' FROM pg_sleep(5)");

            assertEquals(process, Sql.process(connection));
            assertEquals(1, Sql.written(connection, "slow"));
        }
    }
}
