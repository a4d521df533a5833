package dev.lodestar.jdbc.facade;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestar.jdbc.link.Recovered;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Ending a connection: once, from any thread, waiting for nobody, leaving nothing behind. */
@Timeout(20)
class ClosingTest {

    private final Fixture fixture = new Fixture();
    private final LodestarConnection connection = fixture.connection;
    private final CountDownLatch inside = new CountDownLatch(1);
    private final CountDownLatch leave = new CountDownLatch(1);

    /** A commit that blocks in the driver until its transport is aborted. */
    private CompletableFuture<Throwable> blockedCommit() throws InterruptedException {
        fixture.wireA.onAbort = leave::countDown;
        fixture.a.incident = call -> {
            if (call.is("commit")) {
                inside.countDown();
                leave.await();
                throw Fixture.broken();
            }
        };
        return started();
    }

    /** A commit that fails at once and whose recovery blocks until it is withdrawn, and then moves nevertheless. */
    private CompletableFuture<Throwable> blockedRecovery() throws InterruptedException {
        fixture.a.fails("commit", Fixture.broken());
        fixture.verdict = call -> {
            inside.countDown();
            awaitLeave();
            return new Recovered.Moved(fixture.linkB, Fixture.moved(call.cause()));
        };
        return started();
    }

    private void awaitLeave() {
        try {
            assertTrue(leave.await(10, TimeUnit.SECONDS));
        } catch (InterruptedException unexpected) {
            throw new AssertionError(unexpected);
        }
    }

    private CompletableFuture<Throwable> started() throws InterruptedException {
        CompletableFuture<Throwable> thrown = new CompletableFuture<>();
        new Thread(() -> thrown.complete(assertThrows(SQLException.class, connection::commit))).start();
        assertTrue(inside.await(10, TimeUnit.SECONDS));
        return thrown;
    }

    private void assertOverOnce() {
        assertTrue(connection.isClosed());
        assertEquals(1, fixture.closed.get());
        assertEquals(
                1,
                fixture.released.stream().filter(link -> link == fixture.linkA).count());
        assertEquals(1, fixture.withdrawn.get());
    }

    @Test
    void closingTwiceIsClosingOnce() throws SQLException {
        connection.close();
        connection.close();
        connection.abort(Runnable::run);
        assertOverOnce();
        assertEquals(1, fixture.wireA.closes.get());
        assertEquals(0, fixture.wireA.aborts.get(), "politely");
        assertFalse(connection.isValid(1));
    }

    @Test
    void closingACondemnedConnectionDoesNotTalkToItsHost() {
        fixture.linkA.condemn("a is dead.");
        connection.close();
        assertEquals(1, fixture.wireA.aborts.get());
        assertOverOnce();
    }

    @Test
    void abortEndsABlockedCall() throws Exception {
        CompletableFuture<Throwable> thrown = blockedCommit();
        connection.abort(Runnable::run);
        assertEquals("08006", assertInstanceOf(SQLException.class, thrown.get()).getSQLState(), "the driver's own");
        assertOverOnce();
        assertEquals(0, fixture.lost.size(), "nothing to recover for an owner who left");
    }

    @Test
    void closeEndsABlockedCall() throws Exception {
        CompletableFuture<Throwable> thrown = blockedCommit();
        assertFalse(connection.isClosed());
        connection.close();
        assertInstanceOf(SQLException.class, thrown.get());
        assertOverOnce();
    }

    @Test
    void cancelDoesNotWaitForABlockedCall() throws Exception {
        Statement statement = connection.createStatement();
        CompletableFuture<Throwable> thrown = blockedCommit();
        statement.cancel();
        assertTrue(fixture.a.wasCalled("cancel"));
        assertTrue(fixture.linkA.isBusy(), "the commit's mark is untouched");
        connection.abort(Runnable::run);
        thrown.get();
    }

    @Test
    void whatComesBackFromRecoveryAfterCloseIsDropped() throws Exception {
        Statement statement = connection.createStatement();
        CompletableFuture<Throwable> thrown = blockedRecovery();
        statement.cancel();
        assertFalse(fixture.a.wasCalled("cancel"), "nothing to cancel on a dead host");
        connection.close();
        assertEquals(1, fixture.withdrawn.get(), "told to come to an end");
        leave.countDown();
        assertInstanceOf(SQLException.class, thrown.get());
        assertOverOnce();
        assertEquals(1, fixture.wireB.aborts.get());
        assertEquals(List.of(fixture.linkA, fixture.linkB), fixture.released);
        assertTrue(fixture.linkB.isReleased());
    }

    @Test
    void twoThreadsInRecoveryKeepOneLink() throws Exception {
        CompletableFuture<Throwable> first = blockedRecovery();
        fixture.verdict =
                call -> new Recovered.Moved(Fixture.link(fixture.wireB, "other"), Fixture.moved(call.cause()));
        fixture.a.fails("rollback", Fixture.broken());
        assertThrows(SQLException.class, connection::rollback);
        leave.countDown();
        first.get();
        assertEquals("other", connection.link().orElseThrow().host().value());
        assertEquals(
                1,
                fixture.released.stream().filter(link -> link == fixture.linkB).count());
        assertFalse(connection.isClosed());
    }

    @Test
    void abortNeedsAnExecutorAndHidesNothingBehindIt() throws SQLException {
        assertEquals(
                "HY024",
                assertThrows(SQLException.class, () -> connection.abort(null)).getSQLState());
        connection.abort(later -> {});
        assertEquals(1, fixture.wireA.aborts.get(), "at once, not by the executor");
        assertOverOnce();
        assertSame(null, connection.link().orElse(null));
    }
}
