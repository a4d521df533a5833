package dev.lodestar.jdbc.facade;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestar.domain.failure.CallNature;
import dev.lodestar.jdbc.ConnectionMovedException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** On a dead link nothing reaches the driver that could reach the network. */
class RefusalTest {

    /** All methods during which a watcher sees the link busy: those that may reach the network. */
    static Stream<Faces.Case> guarded() {
        return Faces.all().filter(each -> !each.is("close")).filter(RefusalTest::isGuarded);
    }

    private static boolean isGuarded(Faces.Case each) {
        try {
            Fixture fixture = new Fixture();
            Object target = each.in(fixture);
            boolean[] busy = new boolean[1];
            fixture.a.incident = call -> busy[0] |= fixture.linkA.isBusy();
            each.call(target, each.arguments());
            return busy[0];
        } catch (Throwable unexpected) {
            throw new AssertionError(each.toString(), unexpected);
        }
    }

    @ParameterizedTest
    @MethodSource("guarded")
    void ofACondemnedHostGoesToRecovery(Faces.Case each) throws Throwable {
        Fixture fixture = new Fixture().moving();
        Object target = each.in(fixture);
        fixture.a.calls.clear();
        fixture.linkA.condemn("a is a reader now.");

        SQLException thrown = assertThrows(SQLException.class, () -> each.call(target, each.arguments()));

        assertEquals("08S02", thrown.getSQLState());
        assertEquals(0, fixture.a.calls.size(), "driver not touched");
        assertEquals(1, fixture.lost.size());
        assertEquals(CallNature.NOTHING_SENT, fixture.lost.get(0).nature());
        assertTrue(fixture.lost.get(0).cause().getMessage().contains("a is a reader now."));
        assertSame(fixture.linkB, fixture.connection.link().orElseThrow());
    }

    /** Connections themselves move along. */
    static Stream<Faces.Case> guardedAndBound() {
        return guarded().filter(each -> each.face() != Connection.class);
    }

    @ParameterizedTest
    @MethodSource("guardedAndBound")
    void ofSomethingOlderThanAMoveIsForEver(Faces.Case each) throws Throwable {
        Fixture fixture = new Fixture();
        Object target = each.in(fixture);
        fixture.moveNow();
        fixture.a.calls.clear();
        for (int i = 0; i < 2; i++) {
            SQLException thrown = assertThrows(SQLException.class, () -> each.call(target, each.arguments()));
            assertEquals(each.face() == ResultSet.class ? "24000" : "26000", thrown.getSQLState());
            assertTrue(thrown.getMessage().contains("Create it again"), thrown.getMessage());
        }
        assertEquals(0, fixture.a.calls.size() + fixture.b.calls.size());
        assertEquals(1, fixture.lost.size(), "no recovery for it");
    }

    @ParameterizedTest
    @MethodSource("guarded")
    void ofAClosedConnectionTellsWhy(Faces.Case each) throws Throwable {
        Fixture fixture = new Fixture();
        Object target = each.in(fixture);
        fixture.connection.close();
        fixture.a.calls.clear();
        SQLException thrown = assertThrows(SQLException.class, () -> each.call(target, each.arguments()));
        assertEquals("08003", thrown.getSQLState());
        assertTrue(thrown.getMessage().contains("the application closed it"), thrown.getMessage());
        assertEquals(0, fixture.a.calls.size());
    }

    @Test
    void closingStaleObjectsIsQuiet() throws SQLException {
        Fixture fixture = new Fixture();
        Statement statement = fixture.connection.createStatement();
        ResultSet rows = statement.executeQuery("select 1");
        fixture.moveNow();
        fixture.a.calls.clear();
        assertDoesNotThrow(rows::close);
        assertDoesNotThrow(statement::close);
        assertDoesNotThrow(statement::cancel);
        assertTrue(rows.isClosed());
        assertTrue(statement.isClosed());
        assertEquals(0, fixture.a.calls.size());
    }

    @Test
    void newStatementsWorkAfterAMove() throws SQLException {
        Fixture fixture = new Fixture().moveNow();
        assertEquals(7, fixture.connection.createStatement().executeUpdate("update t set x = 1"));
        assertTrue(fixture.b.wasCalled("executeUpdate"));
        assertFalse(fixture.a.wasCalled("executeUpdate"));
    }

    @Test
    void rowsAtHandMayBeReadToTheirEnd() throws SQLException {
        Fixture fixture = new Fixture();
        fixture.a.fetchSize = 0;
        ResultSet rows = fixture.connection.createStatement().executeQuery("select 1");
        fixture.linkA.condemn("a is dead.");
        assertTrue(rows.next());
        assertEquals("text", rows.getString(1));
    }

    @Test
    void aCondemnedConnectionIsNotValidAndAsksNobody() throws SQLException {
        Fixture fixture = new Fixture();
        assertTrue(fixture.connection.isValid(1));
        fixture.a.calls.clear();
        fixture.linkA.condemn("a is dead.");
        assertFalse(fixture.connection.isValid(1));
        assertEquals(0, fixture.a.calls.size());
        assertEquals(0, fixture.lost.size());
        assertThrows(
                ConnectionMovedException.class,
                () -> fixture.moving().connection.commit());
        assertTrue(fixture.connection.isValid(1), "on b");
        assertEquals(
                "22023",
                assertThrows(SQLException.class, () -> fixture.connection.isValid(-1))
                        .getSQLState());
    }
}
