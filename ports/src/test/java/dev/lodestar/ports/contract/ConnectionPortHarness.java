package dev.lodestar.ports.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestar.domain.cluster.HostAddress;
import dev.lodestar.domain.dialect.Rows;
import dev.lodestar.domain.effect.ConnectionRef;
import dev.lodestar.domain.session.SessionState;
import dev.lodestar.ports.ConnectionPort;
import dev.lodestar.ports.Done;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/** What the tests of a {@link ConnectionPort} need: where a server is, which words it understands, and bounds. */
abstract class ConnectionPortHarness {

    /** Enough for whatever succeeds. */
    protected static final Duration LONG = Duration.ofSeconds(30);

    static final Duration SHORT = Duration.ofMillis(500);

    /** Later than this is not <em>at the end of a patience</em>, nor <em>at once</em>. */
    static final Duration LATE = Duration.ofSeconds(5);

    private final List<Answer<?>> answers = new ArrayList<>();
    private long number;

    ConnectionPortHarness() {}

    /** The port under test; the same one throughout a test. */
    protected abstract ConnectionPort port();

    /** Where a server answers. */
    protected abstract HostAddress server();

    /** Makes the server silent: its connections stay open and nobody answers. To be undone before the next test. */
    protected abstract void silence();

    /** A statement whose rows are {@code (a, null, 7)} and {@code (null, '', -1)}, of the types text, text and integer. */
    protected abstract String rowsSql();

    /** A statement that takes a minute. */
    protected abstract String slowSql();

    /** A statement that the server refuses. */
    protected abstract String refusedSql();

    /** A session that differs from a fresh one. */
    protected abstract SessionState session();

    /** A statement that tells whether {@link #session()} is set, as the single value {@code true}. */
    protected abstract String sessionSql();

    @AfterEach
    final void everyReplyCameOnce() {
        for (Answer<?> answer : answers) {
            assertTrue(answer.times() <= 1, () -> answer.times() + " replies to one request");
        }
    }

    private <T> Answer<T> answer() {
        Answer<T> answer = new Answer<>();
        answers.add(answer);
        return answer;
    }

    /** The port may do its work on the thread that calls: then another one is needed to do something meanwhile. */
    private static void elsewhere(Runnable call) {
        Thread thread = new Thread(call, "caller of the port");
        thread.setDaemon(true);
        thread.start();
    }

    /** A reference that was never used before. */
    final ConnectionRef newRef() {
        return new ConnectionRef(++number);
    }

    final Answer<Done> open(ConnectionRef connection, HostAddress address, Duration patience) {
        Answer<Done> answer = answer();
        elsewhere(() -> port().open(connection, address, patience, answer));
        return answer;
    }

    final ConnectionRef opened() throws InterruptedException {
        ConnectionRef connection = newRef();
        assertEquals(Done.DONE, open(connection, server(), LONG).value());
        return connection;
    }

    final Answer<Rows> query(ConnectionRef connection, String sql, Duration patience) {
        Answer<Rows> answer = answer();
        elsewhere(() -> port().query(connection, sql, patience, answer));
        return answer;
    }

    final Answer<Done> restore(ConnectionRef connection, SessionState session, Duration patience) {
        Answer<Done> answer = answer();
        elsewhere(() -> port().restore(connection, session, patience, answer));
        return answer;
    }

    static void assertAfter(Duration patience, Duration took) {
        assertTrue(took.compareTo(patience) >= 0, () -> "Too early: " + took);
        assertTrue(took.compareTo(patience.plus(LATE)) < 0, () -> "Too late: " + took);
    }

    static void assertAtOnce(Runnable call) {
        long began = System.nanoTime();
        call.run();
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        assertTrue(took.compareTo(LATE) < 0, () -> "It waited: " + took);
    }
}
