package dev.lodestar.jdbc.facade;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestar.domain.failure.CallNature;
import dev.lodestar.domain.failure.Outcome;
import dev.lodestar.domain.failure.TransactionStatus;
import dev.lodestar.jdbc.SessionLostException;
import dev.lodestar.jdbc.link.LostCall;
import dev.lodestar.jdbc.link.Recovered;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the façade tells recovery about a failure, and what it does with the answer. */
class RecoveryTest {

    private final Fixture fixture = new Fixture();
    private final Connection connection = fixture.connection;
    private final SQLException broken = Fixture.broken();

    private LostCall lose(String method, Executable call) {
        fixture.a.fails(method, broken);
        assertSame(broken, assertThrows(SQLException.class, call), "the very same exception");
        assertEquals(1, fixture.lost.size());
        return fixture.lost.get(0);
    }

    @Test
    void passedIsTheVerySameException() {
        LostCall lost = lose("commit", connection::commit);
        assertSame(broken, lost.cause());
        assertSame(fixture.linkA, lost.link());
        assertEquals(CallNature.COMMIT, lost.nature());
        assertSame(fixture.linkA, fixture.connection.link().orElseThrow(), "untouched");
        assertEquals(List.of(), fixture.released);
    }

    @Test
    void movedReplacesTheLink() throws SQLException {
        fixture.moveNow();
        assertSame(fixture.linkB, fixture.connection.link().orElseThrow());
        assertEquals(List.of(fixture.linkA), fixture.released);
        assertTrue(fixture.linkA.isReleased());
        assertEquals(1, fixture.wireA.aborts.get());
        assertEquals(0, fixture.wireB.aborts.get());
        assertEquals(0, fixture.closed.get());
        assertFalse(connection.isClosed());
        connection.commit();
        assertTrue(fixture.b.wasCalled("commit"));
    }

    @Test
    void closedEndsTheConnection() {
        SQLException why = new SessionLostException("Its role is not known.", Outcome.ROLLED_BACK, broken);
        fixture.verdict = call -> new Recovered.Closed(why);
        fixture.a.fails("commit", broken);
        assertSame(why, assertThrows(SQLException.class, connection::commit));
        SQLException later = assertThrows(SQLException.class, connection::createStatement);
        assertEquals("08003", later.getSQLState());
        assertTrue(later.getMessage().contains("Its role is not known."), later.getMessage());
        assertEquals(List.of(fixture.linkA), fixture.released);
        assertEquals(1, fixture.closed.get());
        assertTrue(fixture.wireA.isAborted());
    }

    @Test
    void oneExceptionIsJudgedOnce() throws SQLException {
        fixture.a.fails("commit", broken);
        assertSame(broken, assertThrows(SQLException.class, connection::commit));
        assertSame(broken, assertThrows(SQLException.class, connection::commit));
        assertEquals(1, fixture.lost.size());
        SQLException ours = Fixture.moved(broken);
        fixture.a.fails("commit", ours);
        assertSame(ours, assertThrows(SQLException.class, connection::commit), "told already, by a façade below");
        assertEquals(1, fixture.lost.size());
    }

    @Test
    void mistakesOfTheProgramAreNoFailuresOfTheHost() {
        fixture.a.fails("commit", new IllegalStateException("a bug"));
        assertThrows(IllegalStateException.class, connection::commit);
        assertEquals(0, fixture.lost.size());
        fixture.a.fails("commit", new UncheckedIOException(new IOException("reset")));
        assertThrows(UncheckedIOException.class, connection::commit);
        assertEquals(1, fixture.lost.size());
        assertFalse(fixture.linkA.isBusy());
    }

    @Test
    void aBrokenRecoveryClosesTheConnection() {
        fixture.verdict = call -> {
            throw new AssertionError("impossible");
        };
        fixture.a.fails("commit", broken);
        assertSame(
                broken, assertThrows(AssertionError.class, connection::commit).getSuppressed()[0]);
        assertTrue(connection.toString().endsWith("(closed)"));
        assertEquals(List.of(fixture.linkA), fixture.released);
    }

    @ParameterizedTest
    @CsvSource({
        "SELECT 1, READ",
        "INSERT INTO t VALUES (1), STATEMENT",
        "COMMIT, COMMIT",
        "ROLLBACK, ROLLBACK",
        "BEGIN; INSERT INTO t VALUES (1); COMMIT, MAY_COMMIT"
    })
    void theNatureOfAStatementIsReadFromItsText(String sql, CallNature nature) throws SQLException {
        Statement statement = connection.createStatement();
        LostCall plain = lose("execute", () -> statement.execute(sql));
        assertEquals(nature, plain.nature());
        assertEquals(Optional.of(sql), plain.sql());

        fixture.lost.clear();
        PreparedStatement prepared = connection.prepareStatement(sql);
        fixture.a.fails("execute", Fixture.broken());
        assertThrows(SQLException.class, prepared::execute);
        assertEquals(nature, fixture.lost.get(0).nature());
        assertEquals(Optional.of(sql), fixture.lost.get(0).sql());
    }

    @Test
    void aBatchIsAsHeavyAsItsHeaviestStatement() throws SQLException {
        Statement statement = connection.createStatement();
        statement.addBatch("insert into t values (1)");
        statement.addBatch("insert into t values (2); commit");
        assertEquals(
                CallNature.MAY_COMMIT,
                lose("executeBatch", statement::executeBatch).nature());
        fixture.lost.clear();
        statement.addBatch("insert into t values (1)");
        fixture.a.fails("executeLargeBatch", Fixture.broken());
        assertThrows(SQLException.class, statement::executeLargeBatch);
        assertEquals(CallNature.STATEMENT, fixture.lost.get(0).nature(), "the failed batch is forgotten");
        fixture.lost.clear();
        PreparedStatement prepared = connection.prepareStatement("insert into t values (?)");
        prepared.addBatch();
        fixture.a.fails("executeBatch", Fixture.broken());
        assertThrows(SQLException.class, prepared::executeBatch);
        assertEquals(CallNature.STATEMENT, fixture.lost.get(0).nature());
    }

    @Test
    void otherCallsHaveTheNatureOfTheirKind() throws SQLException {
        assertEquals(CallNature.ROLLBACK, lose("rollback", connection::rollback).nature());
        Fixture other = new Fixture();
        ResultSet rows = other.connection.createStatement().executeQuery("delete from t returning x");
        other.a.fails("next", broken);
        assertThrows(SQLException.class, rows::next);
        assertEquals(CallNature.READ, other.lost.get(0).nature());
        other.lost.clear();
        other.a.fails("close", Fixture.broken());
        assertThrows(SQLException.class, rows::close);
        assertEquals(CallNature.READ, other.lost.get(0).nature());
    }

    @Test
    void switchingAutocommitOnIsACommit() throws SQLException {
        connection.setAutoCommit(false);
        LostCall lost = lose("setAutoCommit", () -> connection.setAutoCommit(true));
        assertEquals(CallNature.COMMIT, lost.nature());
        assertFalse(lost.autoCommit());
        assertEquals(Optional.of(false), lost.session().autoCommit());
        Fixture other = new Fixture();
        other.a.fails("setAutoCommit", broken);
        assertThrows(SQLException.class, () -> other.connection.setAutoCommit(false));
        assertEquals(CallNature.READ, other.lost.get(0).nature());
        assertTrue(other.lost.get(0).autoCommit());
    }

    @Test
    void theProtocolTellsTheTransaction() {
        fixture.wireA.status = TransactionStatus.OPEN;
        assertEquals(TransactionStatus.OPEN, lose("commit", connection::commit).before());
    }
}
