package dev.lodestar.jdbc.facade;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whatever an application gets leads back to the connection it holds. */
class IdentityTest {

    private final Fixture fixture = new Fixture();
    private final Connection connection = fixture.connection;

    @Test
    void statementsLeadToTheirConnection() throws SQLException {
        assertSame(connection, connection.createStatement().getConnection());
        assertSame(connection, connection.prepareStatement("select 1").getConnection());
        assertSame(connection, connection.prepareCall("{call p()}").getConnection());
        assertSame(connection, connection.getMetaData().getConnection());
    }

    @Test
    void rowsLeadToTheirStatement() throws SQLException {
        Statement statement = connection.createStatement();
        assertSame(statement, statement.executeQuery("select 1").getStatement());
        assertSame(statement, statement.getGeneratedKeys().getStatement());
        PreparedStatement prepared = connection.prepareStatement("select 1");
        assertSame(prepared, prepared.executeQuery().getStatement());
    }

    @Test
    void theSameRowsAreTheSameObject() throws SQLException {
        LodestarStatement statement = (LodestarStatement) connection.createStatement();
        ResultSet drivers = fixture.a.make(ResultSet.class);
        assertSame(statement.adopt(drivers), statement.adopt(drivers));
        assertNotEquals(statement.adopt(drivers), statement.adopt(fixture.a.make(ResultSet.class)));
        assertEquals(null, statement.adopt(null));
    }

    @Test
    void rowsOfMetadataLeadToUsToo() throws SQLException {
        DatabaseMetaData metaData = connection.getMetaData();
        ResultSet tables = metaData.getTables(null, null, "%", null);
        Statement statement = tables.getStatement();
        assertSame(connection, statement.getConnection());
        assertSame(statement, tables.getStatement());
    }

    @Test
    void cursorsAmongTheResultsOfACallLeadToUsToo() throws SQLException {
        LodestarCallableStatement call = (LodestarCallableStatement) connection.prepareCall("{? = call p()}");
        ResultSet cursor = fixture.a.make(ResultSet.class);
        assertSame(call, ((ResultSet) call.adopt((Object) cursor)).getStatement());
        assertSame(call, call.adopt(cursor, ResultSet.class).getStatement());
        assertSame("text", call.adopt("text", String.class));
    }

    @Test
    void driversTypesAreWithinReach() throws SQLException {
        assertSame(connection, connection.unwrap(Connection.class));
        assertSame(connection, connection.unwrap(LodestarConnection.class));
        Class<?> drivers = fixture.a.connection.getClass();
        assertTrue(connection.isWrapperFor(drivers));
        assertSame(fixture.a.connection, connection.unwrap(drivers));
        fixture.a.calls.clear();
        connection.unwrap(Runnable.class);
        assertTrue(fixture.a.wasCalled("unwrap"), "the driver may know more");
        fixture.moveNow();
        assertSame(fixture.b.connection, connection.unwrap(drivers));
        Statement statement = connection.createStatement();
        assertSame(statement, statement.unwrap(Statement.class));
    }

    @Test
    void objectsAreEqualToThemselvesOnly() throws SQLException {
        PreparedStatement one = connection.prepareStatement("select 1");
        PreparedStatement other = connection.prepareStatement("select 1");
        Set<Object> pool = new HashSet<>(Set.of(one, other));
        assertTrue(pool.contains(one));
        assertFalse(one.equals(other));
    }

    @Test
    void namesTellWhereTheyLead() throws SQLException {
        CallableStatement call = connection.prepareCall("{call secret('password')}");
        assertTrue(connection.toString().matches("LodestarConnection@\\w+ on a \\(WRITER, generation 3\\)"));
        assertTrue(call.toString().matches("LodestarCallableStatement@\\w+ on a \\(WRITER, generation 3\\)"));
        connection.close();
        assertTrue(connection.toString().endsWith("(closed)"));
    }
}
