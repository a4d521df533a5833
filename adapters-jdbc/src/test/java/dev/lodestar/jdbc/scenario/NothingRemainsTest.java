package dev.lodestar.jdbc.scenario;

import static dev.lodestar.domain.failure.Outcome.NOT_SENT;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lodestar.jdbc.LodestarDataSource;
import dev.lodestar.testkit.Await;
import dev.lodestar.testkit.FailoverPlan;
import dev.lodestar.testkit.Node;
import dev.lodestar.testkit.NodeStatus;
import dev.lodestar.testkit.Takeover;
import dev.lodestar.testkit.junit.PostgresClusterExtension;
import dev.lodestar.testkit.postgres.PostgresCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** After everything was closed there is no session on any server, no open socket and no thread. */
@Scenario
class NothingRemainsTest {

    @RegisterExtension
    static final PostgresClusterExtension POSTGRES =
            PostgresClusterExtension.with(PostgresCluster.builder().sql(Sql.TABLE));

    private final PostgresCluster cluster = POSTGRES.cluster();
    private List<String> socketsBefore;

    @BeforeEach
    void countSockets() throws IOException {
        socketsBefore = sockets();
    }

    @AfterEach
    void nothingRemains() {
        Await.until("no socket is left", Servers.LONG, () -> sockets().size() <= socketsBefore.size());
        for (Node node : cluster.nodes()) {
            if (node.status() == NodeStatus.RUNNING) {
                Await.until(
                        "no session is left on " + node.id(),
                        Servers.LONG,
                        () -> Servers.connections(cluster, node) == 0);
            }
        }
        assertEquals(List.of(), Scenario.Watch.threads());
    }

    /** The sockets that this process has open, as the kernel calls them. */
    static List<String> sockets() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("/proc/self/fd"))) {
            return files.map(NothingRemainsTest::target)
                    .filter(target -> target.startsWith("socket:"))
                    .sorted()
                    .toList();
        }
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException gone) {
            return "";
        }
    }

    @Test
    void afterOrdinaryUse() throws SQLException {
        try (LodestarDataSource source = App.plain(cluster).source();
                Connection one = source.getConnection();
                Connection another = source.getConnection()) {
            Sql.text(one, "SELECT 1");
            Sql.text(another, "SELECT 1");
        }
    }

    @Test
    void afterACrashAndAMove() throws SQLException {
        try (LodestarDataSource source = App.plain(cluster).source();
                Connection moving = source.getConnection();
                Connection idle = source.getConnection()) {
            Sql.text(idle, "SELECT 1");
            cluster.failover();
            Told.moved(NOT_SENT, () -> Sql.text(moving, "SELECT 1"));
        }
    }

    @Test
    void afterAFrozenWriterWasLeftBehind() throws SQLException {
        try (LodestarDataSource source = App.plain(cluster).source();
                Connection moving = source.getConnection();
                Connection idle = source.getConnection()) {
            Sql.text(idle, "SELECT 1");
            Takeover takeover = cluster.failover(FailoverPlan.freeze());
            Told.moved(NOT_SENT, () -> Sql.text(moving, "SELECT 1"));
            cluster.thaw(takeover.from());
        }
    }

    @Test
    void afterAFailoverThatCameToNothing() throws SQLException {
        try (LodestarDataSource source =
                        App.plain(cluster).with("failoverTimeout", "1s").source();
                Connection connection = source.getConnection()) {
            cluster.nodes().forEach(cluster::crash);
            Told.nobody(NOT_SENT, Told.thrownBy(() -> Sql.text(connection, "SELECT 1")));
        }
    }

    @Test
    void afterARefusedLogin() throws SQLException {
        try (LodestarDataSource source = App.plain(cluster).source()) {
            source.setPassword("made-up-secret");
            Told.refused("28P01", source::getConnection);
            Told.refused("28P01", source::getConnection);
        }
    }

    @Test
    void afterAConnectionWasDroppedWithoutBeingClosed() throws SQLException {
        try (LodestarDataSource source = App.plain(cluster).source()) {
            dropped(source);
        }
        Await.until("the collector has found it", Servers.LONG, () -> {
            System.gc();
            return Scenario.Watch.threads().isEmpty();
        });
    }

    private static void dropped(LodestarDataSource source) throws SQLException {
        Sql.text(source.getConnection(), "SELECT 1");
    }

    @Test
    void afterConnectionsOfTheDriverManager() throws SQLException {
        String url = App.plain(cluster).url();
        try (Connection connection = DriverManager.getConnection(url, cluster.user(), cluster.password())) {
            assertEquals(cluster.writer().id(), Sql.host(connection));
        }
    }
}
