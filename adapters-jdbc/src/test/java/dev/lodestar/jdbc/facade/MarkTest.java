package dev.lodestar.jdbc.facade;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLClientInfoException;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A watcher sees that a call is in flight, and which one. */
class MarkTest {

    static Stream<Faces.Case> all() {
        return Faces.all()
                .filter(each -> !each.is("unwrap", "isWrapperFor", "getDriverMajorVersion", "getDriverMinorVersion"));
    }

    /** Whether the link was marked while the driver was called by this method; empty if the driver was not. */
    private static List<Boolean> marks(Faces.Case each, Throwable failure) throws Throwable {
        Fixture fixture = new Fixture();
        Object target = each.in(fixture);
        List<Boolean> marks = new ArrayList<>();
        fixture.a.incident = call -> {
            if (call.is(each.method().getName())) {
                marks.add(fixture.linkA.isBusy());
                if (failure != null) {
                    throw failure;
                }
            }
        };
        try {
            each.call(target, each.arguments());
        } catch (SQLException planted) {
            assertTrue(planted == failure || planted.getCause() == failure);
        }
        assertFalse(fixture.linkA.isBusy(), "even after the call");
        return marks;
    }

    @ParameterizedTest
    @MethodSource("all")
    void isEvenAfterwards(Faces.Case each) throws Throwable {
        assertEquals(marks(each, null), marks(each, new SQLClientInfoException("planted", "22000", Map.of())));
    }

    @Test
    void isOddDuringWhatMayReachTheNetwork() throws Throwable {
        Set<String> unmarked = new TreeSet<>();
        for (Faces.Case each : all().toList()) {
            if (marks(each, null).contains(false)) {
                unmarked.add(each.face().getSimpleName() + "." + each.method().getName());
            }
        }
        Set<String> suspicious = unmarked.stream()
                .filter(name -> !name.matches(".*\\.(get|set|is|update|enquote).*"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(
                Set.of(),
                difference(
                        suspicious,
                        Set.of(
                                "Connection.beginRequest",
                                "Connection.endRequest",
                                "Connection.clearWarnings",
                                "Connection.nativeSQL",
                                "Connection.createBlob",
                                "Connection.createClob",
                                "Connection.createNClob",
                                "Connection.createSQLXML",
                                "Statement.addBatch",
                                "Statement.clearBatch",
                                "Statement.clearWarnings",
                                "Statement.cancel",
                                "Statement.closeOnCompletion")),
                "methods that no watcher sees");
        assertTrue(unmarked.contains("Connection.isValid"), "has its own timeout");
        for (String watched : List.of(
                "Connection.setReadOnly",
                "Connection.setSchema",
                "Connection.getSchema",
                "Connection.setAutoCommit",
                "PreparedStatement.getParameterMetaData",
                "ResultSet.updateRow")) {
            assertFalse(unmarked.contains(watched), watched);
        }
    }

    /** Prepared statements do what statements do, and rows are watched by their statement's fetch size. */
    private static Set<String> difference(Set<String> found, Set<String> accepted) {
        return found.stream()
                .filter(name -> !name.matches("(PreparedStatement|CallableStatement|ResultSet)\\..*"))
                .filter(name -> !accepted.contains(name))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void rowsAreMarkedOnlyWhereTheDriverFetchesInPortions() throws SQLException {
        for (int size : new int[] {0, 50}) {
            Fixture fixture = new Fixture();
            fixture.a.fetchSize = size;
            Statement statement = fixture.connection.createStatement();
            ResultSet rows = statement.executeQuery("select 1");
            List<Boolean> marks = new ArrayList<>();
            fixture.a.incident = call -> marks.add(fixture.linkA.isBusy());
            rows.next();
            assertEquals(List.of(size != 0), marks);
        }
    }

    @Test
    void isAnotherOddNumberForAnotherCall() throws SQLException {
        Fixture fixture = new Fixture();
        List<Long> marks = new ArrayList<>();
        fixture.a.incident = call -> marks.add(fixture.linkA.mark());
        PreparedStatement statement = fixture.connection.prepareStatement("update t set x = 1");
        statement.executeUpdate();
        statement.executeUpdate();
        assertEquals(3, Set.copyOf(marks).size(), "distinct: " + marks);
    }

    @Test
    void survivesCallsWithinCalls() throws SQLException {
        Fixture fixture = new Fixture();
        Statement inner = fixture.connection.createStatement();
        Statement outer = fixture.connection.createStatement();
        List<Long> marks = new ArrayList<>();
        fixture.a.incident = call -> {
            if (call.is("executeUpdate")) {
                marks.add(fixture.linkA.mark());
                if (marks.size() == 1) {
                    inner.executeUpdate("inner");
                }
            }
        };
        outer.executeUpdate("outer");
        assertNotEquals(marks.get(0), marks.get(1));
        assertTrue(marks.stream().allMatch(mark -> mark % 2 == 1), "odd: " + marks);
        assertFalse(fixture.linkA.isBusy());
    }

    @Test
    void isEvenWhileRecoveryRunsAndAfterAnError() throws SQLException {
        Fixture fixture = new Fixture();
        List<Boolean> busy = new ArrayList<>();
        fixture.verdict = call -> {
            busy.add(call.link().isBusy());
            return new dev.lodestar.jdbc.link.Recovered.Passed();
        };
        fixture.a.fails("commit", Fixture.broken());
        assertThrows(SQLException.class, fixture.connection::commit);
        assertEquals(List.of(false), busy);

        fixture.a.fails("commit", new OutOfMemoryError("planted"));
        assertThrows(OutOfMemoryError.class, fixture.connection::commit);
        assertFalse(fixture.linkA.isBusy());
    }
}
