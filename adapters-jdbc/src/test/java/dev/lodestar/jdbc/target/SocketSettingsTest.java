package dev.lodestar.jdbc.target;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestar.domain.failure.Symptom;
import dev.lodestar.jdbc.target.SocketSettings.KeepAlive;
import java.net.Socket;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import jdk.net.ExtendedSocketOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the user configured is what the kernel's socket has. */
@ExtendWith(RealServer.Provided.class)
class SocketSettingsTest {

    private final RealServer server;

    SocketSettingsTest(RealServer server) {
        this.server = server;
    }

    @Test
    void keepAliveReachesTheSocket() throws Exception {
        KeepAlive keepAlive = new KeepAlive(true, Duration.ofMillis(41_500), Duration.ofSeconds(7), 5);
        Physical physical = open(new SocketSettings(Duration.ZERO, Duration.ZERO, keepAlive));
        Socket socket = LiveSockets.only(physical);
        assertTrue(socket.getKeepAlive());
        assertEquals(42, socket.getOption(ExtendedSocketOptions.TCP_KEEPIDLE));
        assertEquals(7, socket.getOption(ExtendedSocketOptions.TCP_KEEPINTERVAL));
        assertEquals(5, socket.getOption(ExtendedSocketOptions.TCP_KEEPCOUNT));
        assertEquals(List.of(true), keepAliveTimers(socket));
        physical.close();
    }

    @Test
    void keepAliveStaysOffUnlessAskedFor() throws Exception {
        KeepAlive keepAlive = new KeepAlive(false, Duration.ofSeconds(40), Duration.ofSeconds(7), 5);
        Physical physical = open(new SocketSettings(Duration.ZERO, Duration.ZERO, keepAlive));
        Socket socket = LiveSockets.only(physical);
        assertFalse(socket.getKeepAlive());
        assertEquals(List.of(false), keepAliveTimers(socket));
        physical.close();
    }

    @Test
    void zeroLeavesTheSystemsValues() throws Exception {
        KeepAlive keepAlive = new KeepAlive(true, Duration.ZERO, Duration.ZERO, 0);
        Physical physical = open(new SocketSettings(Duration.ZERO, Duration.ZERO, keepAlive));
        Socket socket = LiveSockets.only(physical);
        assertTrue(socket.getKeepAlive());
        try (Socket untouched = new Socket()) {
            assertEquals(
                    untouched.getOption(ExtendedSocketOptions.TCP_KEEPIDLE),
                    socket.getOption(ExtendedSocketOptions.TCP_KEEPIDLE));
        }
        physical.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {250, 999, 1001})
    void socketTimeoutHonoursMilliseconds(long millis) throws Exception {
        Physical physical = open(new SocketSettings(Duration.ZERO, Duration.ofMillis(millis), KeepAlive.OFF));
        assertEquals(millis, physical.connection().getNetworkTimeout());
        Call<Boolean> call =
                Call.of(() -> physical.connection().createStatement().execute("select pg_sleep(60)"));
        SQLException failure = call.failure(SQLException.class);
        assertTrue(call.took().toMillis() >= millis && call.took().toMillis() < millis + 3000, call.took()::toString);
        assertTrue(Failures.describe(failure).symptoms().stream().anyMatch(s -> s.kind() == Symptom.Kind.TIMED_OUT));
        physical.close();
    }

    @Test
    void aSocketTimeoutOfLessThanAMillisecondIsNotForEver() throws Exception {
        Physical physical = open(new SocketSettings(Duration.ZERO, Duration.ofNanos(1), KeepAlive.OFF));
        assertEquals(1, physical.connection().getNetworkTimeout());
        physical.close();
    }

    @Test
    void theSocketTimeoutDoesNotBoundTheLoginNorQueriesOfOurs() throws Exception {
        Physical physical = open(new SocketSettings(Duration.ofMillis(5000), Duration.ofMillis(100), KeepAlive.OFF));
        assertEquals(100, physical.connection().getNetworkTimeout());
        physical.close();
    }

    @Test
    void nonsenseIsRefused() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new SocketSettings(Duration.ofMillis(-1), Duration.ZERO, KeepAlive.OFF));
        assertThrows(
                IllegalArgumentException.class,
                () -> new SocketSettings(Duration.ZERO, Duration.ofMillis(-1), KeepAlive.OFF));
        assertThrows(
                IllegalArgumentException.class, () -> new KeepAlive(true, Duration.ofSeconds(-1), Duration.ZERO, 0));
        assertThrows(
                IllegalArgumentException.class,
                () -> Requests.plain(Requests.ANYBODY).within(Duration.ZERO));
    }

    private Physical open(SocketSettings sockets) throws SQLException {
        return server.open(Requests.with(server.login(), sockets));
    }

    /**
     * Whether the kernel runs a keepalive timer (02) on the socket; a retransmission (01) would hide it for a moment.
     */
    private static List<Boolean> keepAliveTimers(Socket socket) throws Exception {
        String local = String.format(":%04X ", socket.getLocalPort());
        String remote = String.format(":%04X 01 ", socket.getPort());
        return Kernel.sockets().stream()
                .filter(line -> line.contains(local) && line.contains(remote))
                .map(line -> line.trim().split("\\s+")[5].startsWith("02:"))
                .toList();
    }
}
