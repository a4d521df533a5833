package dev.lodestar.ports.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestar.domain.cluster.HostAddress;
import dev.lodestar.domain.dialect.Rows;
import dev.lodestar.domain.effect.ConnectionRef;
import dev.lodestar.domain.failure.Symptom.Kind;
import dev.lodestar.ports.Done;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The contract of {@link dev.lodestar.ports.ConnectionPort}. Times are bounded from below by the patience given and from
 * above by something that a busy machine can keep.
 */
@Timeout(120)
public abstract class ConnectionPortContract extends ConnectionPortHarness {

    // ---- what succeeds

    @Test
    void rowsComeAsTextAndNullsAsNothing() throws InterruptedException {
        ConnectionRef connection = opened();

        Rows rows = query(connection, rowsSql(), LONG).value();

        assertEquals(2, rows.size());
        assertEquals(Optional.of("a"), rows.text(0, 0));
        assertEquals(Optional.empty(), rows.text(0, 1));
        assertEquals(Optional.of("7"), rows.text(0, 2));
        assertEquals(Optional.empty(), rows.text(1, 0));
        assertEquals(Optional.of(""), rows.text(1, 1));
        assertEquals(Optional.of("-1"), rows.text(1, 2));
        port().close(connection);
    }

    @Test
    void aConnectionCanBeAskedAgainAndAgain() throws InterruptedException {
        ConnectionRef connection = opened();
        for (int i = 0; i < 10; i++) {
            assertEquals(2, query(connection, rowsSql(), LONG).value().size());
        }
        port().close(connection);
    }

    @Test
    void aRefusedStatementFailsAndLeavesTheConnectionUsable() throws InterruptedException {
        ConnectionRef connection = opened();

        query(connection, refusedSql(), LONG).failedAs(Kind.SQL);

        assertEquals(2, query(connection, rowsSql(), LONG).value().size());
        port().close(connection);
    }

    @Test
    void aSessionIsRestored() throws InterruptedException {
        ConnectionRef connection = opened();
        assertEquals(
                Optional.of("false"),
                query(connection, sessionSql(), LONG).value().text(0, 0));

        assertEquals(Done.DONE, restore(connection, session(), LONG).value());

        assertEquals(
                Optional.of("true"),
                query(connection, sessionSql(), LONG).value().text(0, 0));
        port().close(connection);
    }

    @Test
    void connectionsAreIndependentOfEachOther() throws InterruptedException {
        ConnectionRef one = opened();
        ConnectionRef other = opened();
        assertEquals(Done.DONE, restore(one, session(), LONG).value());
        port().close(one);

        assertEquals(
                Optional.of("false"), query(other, sessionSql(), LONG).value().text(0, 0));
        port().close(other);
    }

    // ---- hosts that do not answer

    @Test
    void aSilentHostIsWaitedForUntilTheEndOfThePatience() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            HostAddress address = new HostAddress(silent.getInetAddress().getHostAddress(), silent.getLocalPort());

            Answer<Done> answer = open(newRef(), address, SHORT);

            answer.failedAs(Kind.TIMED_OUT);
            assertAfter(SHORT, answer.took());
        }
    }

    @Test
    void aPortWhereNobodyListensIsRefusedAtOnce() throws Exception {
        HostAddress address = new HostAddress(InetAddress.getLoopbackAddress().getHostAddress(), freePort());

        Answer<Done> answer = open(newRef(), address, LONG);

        answer.failedAs(Kind.REFUSED);
        assertTrue(answer.took().compareTo(LATE) < 0);
    }

    private static int freePort() throws IOException {
        try (ServerSocket closing = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return closing.getLocalPort();
        }
    }

    @Test
    void anUnknownNameIsSaidToBeOne() throws InterruptedException {
        Answer<Done> answer = open(newRef(), new HostAddress("no-such-host.invalid", 5432), LONG);

        answer.failedAs(Kind.UNKNOWN_HOST);
        assertTrue(answer.took().compareTo(LATE.plus(LATE)) < 0);
    }

    @Test
    void anAnswerThatDoesNotComeIsWaitedForUntilTheEndOfThePatience() throws InterruptedException {
        ConnectionRef connection = opened();

        Answer<Rows> answer = query(connection, slowSql(), SHORT);

        answer.failedAs(Kind.TIMED_OUT);
        assertAfter(SHORT, answer.took());
        query(connection, rowsSql(), LONG).failure();
        port().close(connection);
    }

    @Test
    void aServerThatFallsSilentIsWaitedForUntilTheEndOfThePatience() throws InterruptedException {
        ConnectionRef asked = opened();
        ConnectionRef restored = opened();
        silence();

        Answer<Rows> rows = query(asked, rowsSql(), SHORT);
        Answer<Done> done = restore(restored, session(), SHORT);

        rows.failedAs(Kind.TIMED_OUT);
        assertAfter(SHORT, rows.took());
        done.failure();
        assertAfter(SHORT, done.took());
        assertAtOnce(() -> port().close(asked));
        assertAtOnce(() -> port().close(restored));
    }

    // ---- closing

    @Test
    void whatIsClosedFailsAtOnce() throws InterruptedException {
        ConnectionRef connection = opened();
        port().close(connection);

        Answer<Rows> rows = query(connection, rowsSql(), LONG);
        Answer<Done> done = restore(connection, session(), LONG);

        rows.failedAs(Kind.DISCONNECTED);
        done.failedAs(Kind.DISCONNECTED);
        assertTrue(rows.took().compareTo(LATE) < 0);
    }

    @Test
    void whatWasNeverOpenedFailsAtOnceAndIsClosedWithoutAWord() throws InterruptedException {
        ConnectionRef never = newRef();
        port().close(never);

        query(never, rowsSql(), LONG).failedAs(Kind.DISCONNECTED);
    }

    @Test
    void closingTwiceIsClosingOnce() throws InterruptedException {
        ConnectionRef connection = opened();
        port().close(connection);
        port().close(connection);
    }

    @Test
    void closingDoesNotWaitForASilentServer() throws InterruptedException {
        ConnectionRef connection = opened();
        silence();

        assertAtOnce(() -> port().close(connection));
    }

    @Test
    void closingEndsAnAnswerThatIsOutstanding() throws InterruptedException {
        ConnectionRef connection = opened();
        Answer<Rows> outstanding = query(connection, slowSql(), LONG);
        untilItIsAsked(outstanding);

        assertAtOnce(() -> port().close(connection));

        outstanding.failure();
        assertTrue(outstanding.took().compareTo(LONG) < 0);
    }

    /** Whether the server has begun cannot be seen from here; a moment later is soon enough, and too early does no harm. */
    private static void untilItIsAsked(Answer<?> outstanding) {
        for (int i = 0; i < 100_000 && !outstanding.isHere(); i++) {
            Thread.onSpinWait();
        }
    }
}
