package dev.lodestar.jdbc.scenario;

import static dev.lodestar.domain.failure.Outcome.UNKNOWN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestar.jdbc.LodestarDataSource;
import dev.lodestar.testkit.Node;
import dev.lodestar.testkit.junit.PostgresClusterExtension;
import dev.lodestar.testkit.postgres.PostgresCluster;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Settings of the transport do what they say; the kernel is asked where it knows. */
@Scenario
class SocketPropertiesTest {

    /** Of {@code /proc/net/tcp}: the timer that runs is keep-alive, in hundredths of a second. */
    private static final String KEEP_ALIVE = "02:";

    @RegisterExtension
    static final PostgresClusterExtension POSTGRES = PostgresClusterExtension.with(PostgresCluster.builder());

    private final PostgresCluster cluster = POSTGRES.cluster();
    private final App app = App.plain(cluster);

    /** The timers of this process's connections to a server. */
    private List<String> timers(Node node) throws IOException {
        int address = ByteBuffer.wrap(InetAddress.getByName(node.address()).getAddress())
                .order(ByteOrder.LITTLE_ENDIAN)
                .getInt();
        String remote = String.format(Locale.ROOT, "%08X:%04X", address, node.port());
        List<String> own = NothingRemainsTest.sockets();
        // The JVM's sockets are of IPv6 and carry the address at the end.
        try (Stream<String> four = Files.lines(Path.of("/proc/net/tcp"));
                Stream<String> six = Files.lines(Path.of("/proc/net/tcp6"))) {
            return Stream.concat(four, six)
                    .map(line -> line.trim().split("\\s+"))
                    .filter(fields -> fields[2].endsWith(remote) && own.contains("socket:[" + fields[9] + "]"))
                    .map(fields -> fields[5])
                    .toList();
        }
    }

    private static Duration remaining(String timer) {
        return Duration.ofMillis(10 * Long.parseLong(timer.substring(3), 16));
    }

    @Test
    void keepAliveReachesTheConnectionsOfApplicationAndMonitor() throws Exception {
        App kept = app.with("tcpKeepAlive", "true")
                .with("tcpKeepAliveTime", "77s")
                .with("tcpKeepAliveInterval", "7s")
                .with("tcpKeepAliveProbes", "3");
        try (LodestarDataSource source = kept.source();
                Connection connection = source.getConnection()) {
            Sql.text(connection, "SELECT 1");
            List<String> probed = timers(cluster.writer()).stream()
                    .filter(timer -> timer.startsWith(KEEP_ALIVE))
                    .toList();
            assertTrue(probed.size() >= 2, probed::toString);
            for (String timer : probed) {
                Duration remaining = remaining(timer);
                assertTrue(remaining.compareTo(Duration.ofSeconds(78)) < 0, remaining::toString);
                assertTrue(remaining.compareTo(Duration.ofSeconds(40)) > 0, remaining::toString);
            }
        }
    }

    @Test
    void withoutKeepAliveTheKernelProbesNothing() throws Exception {
        try (LodestarDataSource source = app.with("tcpKeepAlive", "false").source();
                Connection connection = source.getConnection()) {
            Sql.text(connection, "SELECT 1");
            List<String> timers = timers(cluster.writer());
            assertTrue(timers.size() >= 2, timers::toString);
            assertTrue(timers.stream().noneMatch(timer -> timer.startsWith(KEEP_ALIVE)), timers::toString);
        }
    }

    @Test
    void theSocketTimeoutEndsACallOnASilentServer() throws SQLException {
        try (LodestarDataSource source = app.with("socketTimeout", "1").source();
                Connection connection = source.getConnection()) {
            assertEquals(1_000, connection.getNetworkTimeout());
            long began = System.nanoTime();

            Told.lost(UNKNOWN, () -> Sql.text(connection, "SELECT pg_sleep(300)"));

            assertWithin(Duration.ofSeconds(1), Duration.ofSeconds(10), began);
            assertEquals(cluster.writer().id(), Sql.host(connection));
            assertEquals(1_000, connection.getNetworkTimeout(), "the property holds on the next connection, too");
        }
    }

    @Test
    void theConnectTimeoutBoundsTheOpeningOfAConnectionToASilentServer() throws SQLException {
        cluster.nodes().forEach(cluster::freeze);
        try (LodestarDataSource source = app.with("connectTimeout", "1").source()) {
            long began = System.nanoTime();

            Told.refused("08001", source::getConnection);

            assertWithin(Duration.ofSeconds(1), Duration.ofSeconds(10), began);
        }
    }

    private static void assertWithin(Duration least, Duration most, long began) {
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        assertTrue(took.compareTo(least) >= 0 && took.compareTo(most) < 0, took::toString);
    }
}
