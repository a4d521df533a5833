package dev.lodestar.jdbc.scenario;

import static dev.lodestar.domain.failure.Outcome.NOT_SENT;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.lodestar.jdbc.LodestarDataSource;
import dev.lodestar.jdbc.facade.LodestarConnection;
import dev.lodestar.jdbc.link.Link;
import dev.lodestar.testkit.junit.PostgresClusterExtension;
import dev.lodestar.testkit.postgres.PostgresCluster;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The password is in nothing that an application could print. Logs and exceptions are searched in every scenario. */
@Scenario
class SecretsTest {

    @RegisterExtension
    static final PostgresClusterExtension POSTGRES =
            PostgresClusterExtension.with(PostgresCluster.builder().sql(Sql.TABLE));

    private final PostgresCluster cluster = POSTGRES.cluster();

    @Test
    void nothingThatCanBeReachedFromAConnectionShowsThePassword() throws SQLException {
        try (LodestarDataSource source = App.plain(cluster).source();
                Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                PreparedStatement prepared = connection.prepareStatement("SELECT ?");
                ResultSet rows = statement.executeQuery("SELECT 1")) {
            Link link = connection.unwrap(LodestarConnection.class).link().orElseThrow();
            List<Object> reachable = List.of(
                    source,
                    source.status(),
                    source.topology(),
                    connection,
                    link,
                    link.physical(),
                    connection.getMetaData(),
                    connection.getMetaData().getURL(),
                    connection.getClientInfo(),
                    statement,
                    prepared,
                    rows,
                    rows.getMetaData());
            for (Object object : reachable) {
                Secrets.search(object.getClass().getName(), object.toString());
            }
        }
    }

    @Test
    void aPasswordInTheUrlIsNotShownEither() throws SQLException {
        String url = App.plain(cluster)
                .with("user", cluster.user())
                .with("password", cluster.password())
                .url();
        try (Connection connection = DriverManager.getConnection(url)) {
            Secrets.search("the connection", connection.toString());
            Secrets.search("its metadata", connection.getMetaData().getURL());
            cluster.failover();
            Told.moved(NOT_SENT, () -> Sql.text(connection, "SELECT 1"));
        }
        try (LodestarDataSource source = new LodestarDataSource(url)) {
            Secrets.search("the data source", source.toString());
        }
        Driver driver = DriverManager.getDriver(url);
        for (DriverPropertyInfo property : driver.getPropertyInfo(url, new Properties())) {
            Secrets.search("a property", property.name + "=" + property.value + ": " + property.description);
        }
    }

    @Test
    void theLogTellsTheStoryOfAFailoverAtAll() throws SQLException {
        try (LodestarDataSource source = App.plain(cluster).source();
                Connection connection = source.getConnection()) {
            cluster.failover();
            Told.moved(NOT_SENT, () -> Sql.text(connection, "SELECT 1"));
        }
        assertFalse(Secrets.log().isEmpty());
    }
}
