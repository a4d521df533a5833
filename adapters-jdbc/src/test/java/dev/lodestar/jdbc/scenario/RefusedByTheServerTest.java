package dev.lodestar.jdbc.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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

/** What no second try can help is said at once, however long the deadline is. */
@Scenario
class RefusedByTheServerTest {

    private static final Duration AT_ONCE = Duration.ofSeconds(10);

    @RegisterExtension
    static final PostgresClusterExtension POSTGRES =
            PostgresClusterExtension.with(PostgresCluster.builder().sql(Sql.TABLE));

    private final PostgresCluster cluster = POSTGRES.cluster();
    private final Node node = cluster.node(1);

    private LodestarDataSource source(String url) {
        LodestarDataSource source = new LodestarDataSource(url);
        source.setUser(cluster.user());
        source.setPassword(cluster.password());
        source.setProperty("failoverTimeout", "10m");
        source.setProperty("connectTimeout", "60");
        return source;
    }

    private static String refusal(String state, LodestarDataSource source) throws SQLException {
        long began = System.nanoTime();
        try (source) {
            SQLException refusal = Told.refused(state, source::getConnection);
            assertTrue(Duration.ofNanos(System.nanoTime() - began).compareTo(AT_ONCE) < 0);
            return refusal.getMessage();
        }
    }

    private static String url(String hosts, String database) {
        return "jdbc:lodestar:postgresql://" + hosts + "/" + database;
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aWrongPassword(boolean alone) throws SQLException {
        LodestarDataSource source =
                source(url(alone ? node.address() + ":" + node.port() : cluster.hostList(), cluster.database()));
        source.setPassword("made-up-secret");

        String message = refusal("28P01", source);

        assertTrue(message.contains("Check user and password"), message);
    }

    @Test
    void aWrongPasswordOfALaterConnection() throws SQLException {
        try (LodestarDataSource source = source(url(cluster.hostList(), cluster.database()));
                Connection connection = source.getConnection()) {
            long began = System.nanoTime();
            Told.refused("28P01", () -> source.getConnection(cluster.user(), "made-up-secret"));
            assertTrue(Duration.ofNanos(System.nanoTime() - began).compareTo(AT_ONCE) < 0);
            assertEquals(cluster.writer().id(), Sql.host(connection));
        }
    }

    @Test
    void anUnknownUser() throws SQLException {
        LodestarDataSource source = source(url(cluster.hostList(), cluster.database()));
        source.setUser("nobody");

        String message = refusal("28P01", source);

        assertTrue(message.contains("nobody"), message);
    }

    @Test
    void aWrongDatabase() throws SQLException {
        String message = refusal("3D000", source(url(cluster.hostList(), "nowhere")));

        assertTrue(message.contains("nowhere"), message);
    }

    @Test
    void aWrongPort() throws SQLException {
        String message = refusal("08001", source(url(node.address() + ":9", cluster.database())));

        assertTrue(message.contains(node.address() + ":9"), message);
    }

    @Test
    void anUnresolvableHost() throws SQLException {
        String message = refusal("08001", source(url("no-such-host.invalid", cluster.database())));

        assertTrue(message.contains("no-such-host.invalid"), message);
    }

    @Test
    void onlyUnresolvableHosts() throws SQLException {
        String message = refusal("08001", source(url("no-such-host.invalid,nor-this.invalid", cluster.database())));

        assertTrue(message.contains("no-such-host.invalid"), message);
    }

    @Test
    void aServerSettingThatDoesNotExist() throws SQLException {
        LodestarDataSource source = source(url(cluster.hostList(), cluster.database()));
        source.setProperty("options", "-c no_such_setting=1");

        String message = refusal("42704", source);

        assertTrue(message.contains("no_such_setting"), message);
    }

    @Test
    void oneUnresolvableHostAmongGoodOnesIsNoHindrance() throws SQLException {
        try (LodestarDataSource source =
                        source(url("no-such-host.invalid:5432," + cluster.hostList(), cluster.database()));
                Connection connection = source.getConnection()) {
            assertEquals(cluster.writer().id(), Sql.host(connection));
        }
    }
}
