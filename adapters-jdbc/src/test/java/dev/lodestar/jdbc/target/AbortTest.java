package dev.lodestar.jdbc.target;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestar.domain.cluster.HostAddress;
import dev.lodestar.domain.failure.Symptom;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Aborting and closing connections while calls are in flight and servers don't answer, with and without TLS. */
@ExtendWith(RealServer.Provided.class)
class AbortTest {

    private static final Duration AT_ONCE = Duration.ofSeconds(2);

    @TempDir
    static Path folder;

    private final RealServer server;
    private TlsProxy proxy;

    AbortTest(RealServer server) {
        this.server = server;
    }

    @BeforeEach
    void encrypt() throws Exception {
        proxy = TlsProxy.inFrontOf(server.address(), folder);
    }

    @AfterEach
    void stop() throws Exception {
        proxy.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"disable", "require"})
    void aBlockedCallFailsAtOnce(String sslmode) throws Exception {
        Physical physical = open(sslmode);
        Call<Boolean> call =
                Call.of(() -> physical.connection().createStatement().execute("select pg_sleep(60)"));
        LiveSockets.awaitReader(physical);

        long moment = System.nanoTime();
        physical.abort();
        Duration abort = Duration.ofNanos(System.nanoTime() - moment);
        SQLException failure = call.failure(SQLException.class);

        assertTrue(abort.compareTo(AT_ONCE) < 0, abort::toString);
        assertTrue(call.endedAfter(moment).compareTo(AT_ONCE) < 0);
        assertEquals("08006", failure.getSQLState());
        List<Symptom> symptoms = physical.describe(failure).symptoms();
        assertEquals(Symptom.Kind.ABORTED, symptoms.get(0).kind());
        assertTrue(symptoms.stream().noneMatch(s -> s.kind() == Symptom.Kind.TLS), symptoms::toString);
        assertTrue(physical.isAborted());
        assertEquals(0, LiveSockets.count(physical));
        assertTrue(physical.connection().isClosed());
        physical.abort();
        physical.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"disable", "require"})
    void anIdleConnectionIsGoneForTheServerToo(String sslmode) throws Exception {
        Physical physical = open(sslmode);
        int pid = RealServer.pid(physical);
        physical.abort();
        server.await("select count(*) from pg_stat_activity where pid = " + pid, "0");
        SQLException failure = Call.of(
                        () -> physical.connection().createStatement().execute("select 1"))
                .failure(SQLException.class);
        assertTrue(failure.getSQLState().startsWith("08"), failure::toString);
        physical.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"disable", "require"})
    void aBlockedWriteFailsAtOnce(String sslmode) throws Exception {
        assertEndsABlockedWrite(open(sslmode), Physical::abort);
    }

    @ParameterizedTest
    @ValueSource(strings = {"disable", "require"})
    void closingDoesNotWaitForABlockedWrite(String sslmode) throws Exception {
        assertEndsABlockedWrite(open(sslmode), Physical::close);
    }

    /** A frozen server reads nothing, so a large statement fills the buffers of both kernels and blocks in a write. */
    private void assertEndsABlockedWrite(Physical physical, Consumer<Physical> end) throws Exception {
        String large = "x".repeat(64 << 20);
        server.freeze();
        try {
            Call<Boolean> call = Call.of(() -> {
                try (PreparedStatement statement = physical.connection().prepareStatement("select length(?)")) {
                    statement.setString(1, large);
                    return statement.execute();
                }
            });
            LiveSockets.awaitBlockedWriter(physical);
            long moment = System.nanoTime();
            end.accept(physical);
            call.failure(SQLException.class);
            assertTrue(call.endedAfter(moment).compareTo(AT_ONCE) < 0);
            assertTrue(physical.isAborted());
        } finally {
            server.thaw();
            physical.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"disable", "require"})
    void closingDoesNotWaitForAFrozenServer(String sslmode) throws Exception {
        Physical physical = open(sslmode);
        server.freeze();
        try {
            Call<Boolean> call = Call.of(() -> {
                physical.close();
                return true;
            });
            assertTrue(call.value());
            assertTrue(call.took().compareTo(Duration.ofSeconds(3)) < 0);
            assertEquals(0, LiveSockets.count(physical));
            assertTrue(physical.connection().isClosed());
            assertFalse(physical.isAborted());
        } finally {
            server.thaw();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"disable", "require"})
    void closingDoesNotWaitForACallInFlight(String sslmode) throws Exception {
        Physical physical = open(sslmode);
        Call<Boolean> call =
                Call.of(() -> physical.connection().createStatement().execute("select pg_sleep(60)"));
        LiveSockets.awaitReader(physical);
        Call<Boolean> close = Call.of(() -> {
            physical.close();
            return true;
        });
        assertTrue(close.value());
        call.failure(SQLException.class);
        assertTrue(close.took().compareTo(AT_ONCE) < 0);
    }

    private Physical open(String sslmode) throws SQLException {
        HostAddress address = sslmode.equals("require") ? proxy.address() : server.address();
        return new PostgresTarget()
                .opening(address, Requests.with(server.login(), "sslmode", sslmode))
                .run();
    }
}
