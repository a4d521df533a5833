package dev.lodestar.jdbc.facade;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestar.domain.failure.TransactionStatus;
import dev.lodestar.domain.session.Holdability;
import dev.lodestar.domain.session.Isolation;
import dev.lodestar.domain.session.SessionState;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What an application does to its session, and what is remembered of it. */
class SessionNotesTest {

    interface Change {
        void on(Connection connection) throws SQLException;
    }

    private static final SessionState NEW = SessionState.UNTOUCHED;

    private static Arguments change(String name, Change change, SessionState expected) {
        return Arguments.of(name, change, expected);
    }

    static Stream<Arguments> changes() {
        return Stream.of(
                change("nothing", c -> {}, NEW),
                change("readOnly", c -> c.setReadOnly(true), NEW.withReadOnly(true)),
                change("autoCommit", c -> c.setAutoCommit(false), NEW.withAutoCommit(false)),
                change("schema", c -> c.setSchema("s"), NEW.withSchema("s")),
                change("catalog", c -> c.setCatalog("c"), NEW.withCatalog("c")),
                change("no schema", c -> c.setSchema(null), NEW.withUncarried("setSchema(null)")),
                change("isolation", c -> c.setTransactionIsolation(8), NEW.withIsolation(Isolation.SERIALIZABLE)),
                change(
                        "foreign isolation",
                        c -> c.setTransactionIsolation(4096),
                        NEW.withUncarried("isolation level 4096")),
                change(
                        "holdability",
                        c -> c.setHoldability(ResultSet.CLOSE_CURSORS_AT_COMMIT),
                        NEW.withHoldability(Holdability.CLOSE_AT_COMMIT)),
                change(
                        "network timeout",
                        c -> c.setNetworkTimeout(Runnable::run, 1500),
                        NEW.withNetworkTimeout(Duration.ofMillis(1500))),
                change(
                        "twice",
                        c -> {
                            c.setReadOnly(true);
                            c.setReadOnly(false);
                        },
                        NEW.withReadOnly(false)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changes")
    void settersAreNoted(String name, Change change, SessionState expected) throws SQLException {
        Fixture fixture = new Fixture();
        change.on(fixture.connection);
        assertEquals(expected, stateOf(fixture));
    }

    /** What recovery is told when the next call is lost. */
    private static SessionState stateOf(Fixture fixture) {
        fixture.a.fails("commit", Fixture.broken());
        assertThrows(SQLException.class, fixture.connection::commit);
        return fixture.lost.get(fixture.lost.size() - 1).session();
    }

    @Test
    void whatTheDriverRefusedIsNotNoted() {
        Fixture fixture = new Fixture();
        fixture.a.fails("setReadOnly", new SQLException("in a transaction", "25001"));
        assertThrows(SQLException.class, () -> fixture.connection.setReadOnly(true));
        assertEquals(NEW, stateOf(fixture));
    }

    static Stream<Change> texts() {
        String sql = "SET ROLE tenant";
        return Stream.of(
                c -> c.createStatement().execute(sql),
                c -> c.createStatement().executeUpdate(sql),
                c -> c.createStatement().executeLargeUpdate(sql, Statement.NO_GENERATED_KEYS),
                c -> c.createStatement().addBatch(sql),
                c -> c.prepareStatement(sql).execute(),
                c -> c.prepareStatement(sql).executeUpdate(),
                c -> {
                    PreparedStatement prepared = c.prepareStatement(sql);
                    prepared.addBatch();
                    prepared.executeBatch();
                });
    }

    @ParameterizedTest
    @MethodSource("texts")
    void changesBySqlAreNoticed(Change change) throws SQLException {
        Fixture fixture = new Fixture();
        change.on(fixture.connection);
        assertEquals(Set.of("SET ROLE"), stateOf(fixture).uncarried());
    }

    @Test
    void aTextMayHaveChangedTheSessionBeforeItFailed() throws SQLException {
        Fixture fixture = new Fixture();
        fixture.a.fails("execute", new SQLException("division by zero", "22012"));
        Statement statement = fixture.connection.createStatement();
        assertThrows(SQLException.class, () -> statement.execute("SET ROLE tenant; COMMIT; SELECT 1 / 0"));
        assertEquals(Set.of("SET ROLE"), stateOf(fixture).uncarried());
    }

    @Test
    void aChangeThatWasTakenBackOutsideOfATransactionIsNone() throws SQLException {
        Fixture fixture = new Fixture();
        fixture.connection.createStatement().execute("SET ROLE tenant");
        fixture.connection.createStatement().execute("RESET ROLE");
        assertEquals(Set.of(), stateOf(fixture).uncarried());
    }

    @Test
    void whatARollbackCouldBringBackStays() throws SQLException {
        Fixture fixture = new Fixture();
        fixture.connection.createStatement().execute("SET ROLE tenant");
        fixture.wireA.status = TransactionStatus.OPEN;
        fixture.connection.createStatement().execute("RESET ROLE");
        assertEquals(Set.of("SET ROLE", "RESET role"), stateOf(fixture).uncarried());
    }

    @Test
    void aResetAmongOtherStatementsInABatchOrInVainProvesNothing() throws SQLException {
        Fixture fixture = new Fixture();
        Statement statement = fixture.connection.createStatement();
        statement.execute("SET ROLE tenant");
        statement.execute("RESET ROLE; SET ROLE other");
        statement.addBatch("RESET ROLE");
        fixture.a.fails("execute", new SQLException("permission denied", "42501"));
        assertThrows(SQLException.class, () -> statement.execute("RESET ROLE"));
        assertTrue(stateOf(fixture).uncarried().contains("SET ROLE"));
    }

    @Test
    void preparingChangesNothing() throws SQLException {
        Fixture fixture = new Fixture();
        fixture.connection.prepareStatement("SET ROLE tenant");
        fixture.connection.createStatement().executeUpdate("update t set x = 1");
        assertTrue(stateOf(fixture).canMove());
    }

    @Test
    void whatOnlyTheDriverKnowsIsCarriedByUs() throws SQLException {
        Fixture fixture = new Fixture();
        Map<String, Class<?>> types = Map.of("t", String.class);
        fixture.connection.setTypeMap(types);
        fixture.connection.setClientInfo("ApplicationName", "shop");
        assertTrue(stateOf(fixture).canMove());
        fixture.moveNow();
        Properties info = new Properties();
        info.setProperty("ApplicationName", "shop");
        assertEquals(types, fixture.b.calls.get(0).arguments().get(0));
        assertEquals(info, fixture.b.calls.get(1).arguments().get(0));
    }
}
