package dev.lodestar.jdbc.target;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestar.domain.settings.Secret;
import dev.lodestar.jdbc.target.OpenRequest.Login;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Opening connections to a server in good health. */
@ExtendWith(RealServer.Provided.class)
class OpeningTest {

    private final RealServer server;

    OpeningTest(RealServer server) {
        this.server = server;
    }

    @Test
    void opensAndCloses() throws Exception {
        Physical physical = server.open();
        int pid = RealServer.pid(physical);
        assertEquals(server.address(), physical.address());
        assertEquals(0, PostgresSockets.pending());
        physical.close();
        physical.close();
        assertTrue(physical.connection().isClosed());
        assertFalse(physical.isAborted());
        server.await("select count(*) from pg_stat_activity where pid = " + pid, "0");
    }

    @Test
    void wrongPasswordIsSaidAtOnceAndNotRepeated() throws Exception {
        Login wrong = new Login(
                server.login().user(),
                Secret.of("not-the-password"),
                server.login().database());
        Call<Physical> call = Call.of(() -> server.open(Requests.plain(wrong)));
        SQLException failure = call.failure(SQLException.class);
        assertEquals("28P01", failure.getSQLState());
        assertTrue(call.took().compareTo(Duration.ofSeconds(5)) < 0);
        assertFalse(Failures.describe(failure).toString().contains("not-the-password"));
        assertTrue(Failures.describe(failure).message().contains("password authentication failed"));
    }

    @Test
    void unknownDatabase() throws Exception {
        Login other = new Login(server.login().user(), server.login().password(), "no such database, 100%?");
        SQLException failure = Call.of(() -> server.open(Requests.plain(other))).failure(SQLException.class);
        assertEquals("3D000", failure.getSQLState());
        assertTrue(failure.getMessage().contains("no such database, 100%?"), failure.getMessage());
    }

    @Test
    void abortAfterSuccessLeavesTheConnectionAlone() throws Exception {
        Opening opening = new PostgresTarget().opening(server.address(), Requests.plain(server.login()));
        Physical physical = opening.run();
        assertFalse(opening.abort());
        assertTrue(RealServer.pid(physical) > 0);
        physical.close();
    }

    @Test
    void theUrlNamesTheHostAndNoSecret() throws Exception {
        Physical physical = server.open();
        String url = physical.connection().getMetaData().getURL();
        assertEquals(
                "jdbc:postgresql://" + server.address() + "/" + server.login().database(), url);
        assertFalse(Requests.plain(server.login())
                .toString()
                .contains(server.login().password().reveal()));
        physical.close();
    }

    @Test
    void leavesNoTransactionAndNoWarning() throws Exception {
        Physical physical = server.open();
        Connection connection = physical.connection();
        assertTrue(connection.getAutoCommit());
        assertNull(connection.getWarnings());
        assertEquals(0, connection.getNetworkTimeout());
        physical.close();
    }

    /** The moment of the abort wanders from before the dial to after the login; the seed says how. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void ofAnAbortAndASuccessExactlyOneWins(long seed) throws Exception {
        Random random = new Random(seed);
        OpenRequest request = Requests.with(server.login(), "ApplicationName", "race " + seed);
        long login = System.nanoTime();
        server.open(request).close();
        int range = (int) (2 * (System.nanoTime() - login));
        int opened = 0;
        int rounds = 150;
        for (int round = 0; round < rounds; round++) {
            Opening opening = new PostgresTarget().opening(server.address(), request);
            Call<Physical> call = Call.of(opening::run);
            long until = System.nanoTime() + random.nextInt(range);
            while (System.nanoTime() < until) {
                Thread.onSpinWait();
            }
            if (opening.abort()) {
                SQLException failure = call.failure(SQLException.class);
                assertEquals(TransportAborted.class, failure.getCause().getClass(), failure::toString);
            } else {
                opened++;
                Physical physical = call.value();
                assertTrue(RealServer.pid(physical) > 0);
                physical.close();
            }
        }
        assertEquals(0, PostgresSockets.pending());
        server.await("select count(*) from pg_stat_activity where application_name = 'race " + seed + "'", "0");
        assertTrue(opened < rounds, "a race that one side always wins is none");
    }
}
