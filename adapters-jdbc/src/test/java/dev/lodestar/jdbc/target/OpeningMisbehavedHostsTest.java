package dev.lodestar.jdbc.target;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestar.domain.cluster.HostAddress;
import dev.lodestar.domain.failure.Failure;
import dev.lodestar.domain.failure.Symptom;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No host, however it behaves, keeps an opening longer than its patience, and an abort ends it at once. */
class OpeningMisbehavedHostsTest {

    private static final Duration AT_ONCE = Duration.ofSeconds(2);
    private static final Duration SHORT = Duration.ofMillis(300);

    private final TargetDriver driver = new PostgresTarget();

    @AfterEach
    void noOpeningLeavesATrace() {
        assertEquals(0, PostgresSockets.pending());
    }

    @ParameterizedTest
    @ValueSource(strings = {"disable", "allow", "prefer", "require"})
    void silentHostIsLeftAtOnceByAnAbort(String sslmode) throws Exception {
        try (ScriptedHost host = ScriptedHost.silent()) {
            Opening opening = driver.opening(host.address(), Requests.with(Requests.ANYBODY, "sslmode", sslmode));
            Call<Physical> call = Call.of(opening::run);
            host.awaitHeard();
            assertAbortEnds(opening, call);
            host.awaitLeft();
        }
    }

    @Test
    void hostThatFallsSilentInTheTlsHandshakeIsLeftAtOnceByAnAbort() throws Exception {
        try (ScriptedHost host = ScriptedHost.silentInTls()) {
            Opening opening = driver.opening(host.address(), Requests.with(Requests.ANYBODY, "sslmode", "require"));
            Call<Physical> call = Call.of(opening::run);
            host.awaitHeard();
            assertAbortEnds(opening, call);
            host.awaitLeft();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"disable", "allow", "prefer", "require"})
    void silentHostIsLeftWhenPatienceEnds(String sslmode) throws Exception {
        try (ScriptedHost host = ScriptedHost.silent()) {
            Call<Physical> call = opening(host.address(), Requests.with(Requests.ANYBODY, "sslmode", sslmode));
            assertOutOfPatience(call);
        }
    }

    @Test
    void hostThatFallsSilentInTheTlsHandshakeIsLeftWhenPatienceEnds() throws Exception {
        try (ScriptedHost host = ScriptedHost.silentInTls()) {
            assertOutOfPatience(opening(host.address(), Requests.with(Requests.ANYBODY, "sslmode", "require")));
        }
    }

    @Test
    void hostThatTricklesBytesIsLeftWhenPatienceEnds() throws Exception {
        try (ScriptedHost host = ScriptedHost.trickling(20)) {
            assertOutOfPatience(opening(host.address(), Requests.with(Requests.ANYBODY, "sslmode", "prefer")));
        }
    }

    @Test
    void refusedPort() throws Exception {
        Call<Physical> call = opening(ScriptedHost.nobody(), Requests.plain(Requests.ANYBODY));
        SQLException failure = call.failure(SQLException.class);
        assertEquals("08001", failure.getSQLState());
        assertEquals(Symptom.Kind.REFUSED, root(failure));
    }

    @Test
    void unknownHost() throws Exception {
        HostAddress nowhere = new HostAddress("no-such-host.invalid", 5432);
        SQLException failure = Call.of(driver.opening(nowhere, Requests.plain(Requests.ANYBODY))::run)
                .failure(SQLException.class);
        assertEquals(Symptom.Kind.UNKNOWN_HOST, root(failure));
        assertTrue(Failures.describe(failure).message().contains("no-such-host.invalid"));
    }

    @Test
    void garbage() throws Exception {
        byte[] noise = "HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
        try (ScriptedHost host =
                ScriptedHost.playing(client -> client.getOutputStream().write(noise))) {
            SQLException failure = opening(host.address(), Requests.with(Requests.ANYBODY, "sslmode", "disable"))
                    .failure(SQLException.class);
            assertTrue(failure.getSQLState().startsWith("08"), failure.getSQLState());
        }
    }

    @Test
    void resetInTheMiddleOfTheLogin() throws Exception {
        try (ScriptedHost host = ScriptedHost.playing(client -> {
            client.getInputStream().readNBytes(8);
            client.setSoLinger(true, 0);
        })) {
            SQLException failure = opening(host.address(), Requests.with(Requests.ANYBODY, "sslmode", "disable"))
                    .failure(SQLException.class);
            assertEquals(Symptom.Kind.DISCONNECTED, root(failure));
        }
    }

    @Test
    void endOfStreamInTheTlsHandshakeIsNoTlsProblem() throws Exception {
        try (ScriptedHost host = ScriptedHost.playing(client -> {
            client.getInputStream().readNBytes(8);
            client.getOutputStream().write('S');
            client.getInputStream().read();
        })) {
            SQLException failure = opening(host.address(), Requests.with(Requests.ANYBODY, "sslmode", "require"))
                    .failure(SQLException.class);
            Failure described = Failures.describe(failure);
            assertTrue(described.symptoms().stream().noneMatch(s -> s.kind() == Symptom.Kind.TLS), () -> "" + failure);
            assertEquals(Symptom.Kind.DISCONNECTED, root(failure));
        }
    }

    @Test
    void connectTimeoutHonoursMilliseconds() throws Exception {
        try (FullHost full = new FullHost()) {
            SocketSettings sockets = new SocketSettings(SHORT, Duration.ZERO, SocketSettings.KeepAlive.OFF);
            for (String sslmode : List.of("prefer", "allow")) {
                OpenRequest request = new OpenRequest(
                        Requests.ANYBODY,
                        Map.of("sslmode", sslmode),
                        sockets,
                        Requests.LONG,
                        OpenRequest.Purpose.APPLICATION);
                Call<Physical> call = Call.of(driver.opening(full.address(), request)::run);
                SQLException failure = call.failure(SQLException.class);
                assertEquals(Symptom.Kind.TIMED_OUT, root(failure));
                assertTrue(Failures.describe(failure).message().contains("connectTimeout (300 ms)"));
                assertWithin(call.took(), SHORT, Duration.ofMillis(900));
            }
        }
    }

    @Test
    void abortEndsATcpConnect() throws Exception {
        try (FullHost full = new FullHost()) {
            Opening opening = driver.opening(full.address(), Requests.plain(Requests.ANYBODY));
            Call<Physical> call = Call.of(opening::run);
            full.awaitAttempt();
            assertAbortEnds(opening, call);
        }
    }

    @Test
    void abortBeforeTheRun() throws Exception {
        try (ScriptedHost host = ScriptedHost.silent()) {
            Opening opening = driver.opening(host.address(), Requests.plain(Requests.ANYBODY));
            assertTrue(opening.abort());
            SQLException failure = Call.of(opening::run).failure(SQLException.class);
            assertEquals(Symptom.Kind.ABORTED, root(failure));
        }
    }

    @Test
    void abortAfterAFailureChangesNothing() throws Exception {
        Opening opening = driver.opening(ScriptedHost.nobody(), Requests.plain(Requests.ANYBODY));
        Call.of(opening::run).failure(SQLException.class);
        assertFalse(opening.abort());
        assertThrows(IllegalStateException.class, opening::run);
    }

    private Call<Physical> opening(HostAddress address, OpenRequest request) {
        return Call.of(driver.opening(address, request.within(SHORT))::run);
    }

    private static void assertAbortEnds(Opening opening, Call<Physical> call) throws InterruptedException {
        assertFalse(call.isOver());
        long moment = System.nanoTime();
        assertTrue(opening.abort());
        Duration abort = Duration.ofNanos(System.nanoTime() - moment);
        SQLException failure = call.failure(SQLException.class);
        assertEquals("08001", failure.getSQLState());
        assertEquals(Symptom.Kind.ABORTED, kindOf(failure.getCause()), failure.toString());
        assertWithin(abort, Duration.ZERO, Duration.ofMillis(500));
        assertWithin(call.endedAfter(moment), Duration.ZERO, AT_ONCE);
        assertTrue(opening.abort(), "a second abort says the same");
    }

    private static void assertOutOfPatience(Call<Physical> call) throws InterruptedException {
        SQLException failure = call.failure(SQLException.class);
        Failure described = Failures.describe(failure);
        assertTrue(described.message().contains("took longer than 300 ms"), described::message);
        assertEquals(
                List.of(),
                described.symptoms().stream()
                        .filter(s -> s.kind() != Symptom.Kind.SQL && s.kind() != Symptom.Kind.TIMED_OUT)
                        .toList());
        assertWithin(call.took(), SHORT, SHORT.plus(AT_ONCE));
    }

    private static Symptom.Kind root(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return kindOf(root);
    }

    private static Symptom.Kind kindOf(Throwable thrown) {
        return Failures.describe(thrown).symptoms().get(0).kind();
    }

    private static void assertWithin(Duration time, Duration least, Duration most) {
        assertTrue(
                time.compareTo(least) >= 0 && time.compareTo(most) <= 0,
                () -> time + " is not in " + least + ".." + most);
    }
}
