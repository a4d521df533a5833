package dev.lodestar.jdbc.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestar.jdbc.LodestarDataSource;
import dev.lodestar.testkit.junit.PostgresClusterExtension;
import dev.lodestar.testkit.postgres.PostgresCluster;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The life of data sources: several side by side, closed while in use, used by many threads at once. */
@Scenario
class DataSourceLifeTest {

    @RegisterExtension
    static final PostgresClusterExtension POSTGRES =
            PostgresClusterExtension.with(PostgresCluster.builder().nodes(4).sql(Sql.TABLE));

    @Test
    void aClosedDataSourceRefusesAndDisturbsNoOther() throws SQLException {
        try (LodestarDataSource other = App.plain(POSTGRES.cluster()).source();
                Connection connection = other.getConnection()) {
            LodestarDataSource closed = App.plain(POSTGRES.cluster()).source();
            closed.getConnection().close();
            closed.close();
            closed.close();
            SQLException refusal = assertThrows(SQLException.class, closed::getConnection);
            assertEquals("08003", refusal.getSQLState());

            POSTGRES.cluster().failover();
            assertThrows(SQLException.class, () -> Sql.run(connection, "SELECT 1"));
            assertEquals(POSTGRES.cluster().writer().id(), Sql.host(connection));
        }
    }

    @Test
    void aConnectionOutlivesItsDataSource() throws SQLException {
        LodestarDataSource source = App.plain(POSTGRES.cluster()).source();
        try (Connection connection = source.getConnection()) {
            source.close();
            POSTGRES.cluster().failover();
            assertThrows(SQLException.class, () -> Sql.run(connection, "SELECT 1"));
            assertEquals(POSTGRES.cluster().writer().id(), Sql.host(connection));
        }
    }

    @Test
    void threadsDoNotQueueForAFirstConnectionThatCannotBeHad() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                LodestarDataSource source = new LodestarDataSource("jdbc:lodestar:postgresql://127.0.0.1:"
                        + silent.getLocalPort() + "/app?loginTimeout=2s&user=app&password=x")) {
            List<Background<Connection>> callers = new ArrayList<>();
            long began = System.nanoTime();
            for (int i = 0; i < 4; i++) {
                callers.add(Background.of(source::getConnection));
            }
            for (Background<Connection> caller : callers) {
                assertEquals("08001", ((SQLException) caller.failure()).getSQLState());
            }
            Duration took = Duration.ofNanos(System.nanoTime() - began);
            assertTrue(took.compareTo(Duration.ofSeconds(7)) < 0, "four callers took " + took + ", one takes 2 s");
        }
    }

    @Test
    void roundRobinGoesRound() throws SQLException {
        App app = App.plain(POSTGRES.cluster())
                .with("failoverMode", "strict-reader")
                .with("readerSelection", "roundRobin");
        Map<String, Integer> chosen = new TreeMap<>();
        try (LodestarDataSource source = app.source()) {
            // The first connections may come before all readers have answered.
            for (int i = 0; i < 3; i++) {
                source.getConnection().close();
            }
            for (int i = 0; i < 12; i++) {
                try (Connection connection = source.getConnection()) {
                    chosen.merge(Sql.host(connection), 1, Integer::sum);
                }
            }
        }
        assertEquals(3, chosen.size(), chosen::toString);
        chosen.values().forEach(times -> assertEquals(4, times, chosen::toString));
    }

    @Test
    void twoDataSourcesThatWantTheSameShareOneMonitor() throws SQLException {
        App app = App.plain(POSTGRES.cluster());
        try (LodestarDataSource one = app.source();
                LodestarDataSource same = app.source();
                LodestarDataSource other =
                        app.with("failureDetectionTime", "1s").source();
                Connection a = one.getConnection();
                Connection b = same.getConnection();
                Connection c = other.getConnection()) {
            assertEquals(one.topology().epoch(), same.topology().epoch());
            assertTrue(Sql.isWriter(a) && Sql.isWriter(b) && Sql.isWriter(c));
            assertNotEquals(one.status(), "Not connected yet.");
        }
    }
}
