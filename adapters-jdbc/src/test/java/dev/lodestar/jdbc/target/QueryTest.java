package dev.lodestar.jdbc.target;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestar.domain.dialect.Rows;
import dev.lodestar.domain.failure.Symptom;
import dev.lodestar.domain.failure.TransactionStatus;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Questions of ours: they answer, they end, and the session does not notice them. */
@ExtendWith(RealServer.Provided.class)
class QueryTest {

    private static final String TWO_ROWS = "select 'a', null::text union all select 'b', '{x}'";

    private final RealServer server;
    private Physical physical;

    QueryTest(RealServer server) throws SQLException {
        this.server = server;
        this.physical = server.open();
    }

    @BeforeEach
    void fresh() throws SQLException {
        physical.close();
        physical = server.open("defaultRowFetchSize", "1", "queryTimeout", "30", "autosave", "always");
    }

    @AfterEach
    void close() {
        physical.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void answersAsTextAndLeavesTheSessionAlone(boolean autoCommit) throws Exception {
        Connection connection = physical.connection();
        connection.setAutoCommit(autoCommit);
        connection.setNetworkTimeout(Runnable::run, 4321);

        Rows rows = physical.query(TWO_ROWS, Requests.LONG);

        assertEquals(List.of(Arrays.asList("a", null), List.of("b", "{x}")), rows.values());
        assertEquals(TransactionStatus.IDLE, physical.transactionStatus());
        assertEquals(autoCommit, connection.getAutoCommit());
        assertEquals(4321, connection.getNetworkTimeout());
        // pgjdbc refuses this within a transaction.
        connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anErrorLeavesTheSessionAlone(boolean autoCommit) throws Exception {
        physical.connection().setAutoCommit(autoCommit);
        SQLException failure = assertThrows(SQLException.class, () -> physical.query("select 1 / 0", Requests.LONG));
        assertEquals("22012", failure.getSQLState());
        assertEquals(TransactionStatus.IDLE, physical.transactionStatus());
        assertEquals(1, physical.query("select 'x'", Requests.LONG).size());
        assertFalse(physical.isAborted());
    }

    @Test
    void aStatementWithoutRows() throws Exception {
        assertTrue(physical.query("set application_name = 'me'", Requests.LONG).isEmpty());
    }

    @Test
    void refusesWithinATransactionWithoutTouchingIt() throws Exception {
        physical.connection().setAutoCommit(false);
        try (Statement statement = physical.connection().createStatement()) {
            statement.execute("create temporary table mine (x int)");
            SQLException failure = assertThrows(SQLException.class, () -> physical.query("select 1", Requests.LONG));
            assertEquals("25001", failure.getSQLState());
            assertEquals(TransactionStatus.OPEN, physical.transactionStatus());
            statement.execute("select * from mine");
        }
        physical.connection().rollback();
    }

    @Test
    void aSlowAnswerEndsWithThePatienceAndTheConnection() throws Exception {
        Duration patience = Duration.ofMillis(250);
        Call<Rows> call = Call.of(() -> physical.query("select pg_catalog.pg_sleep(60)", patience));
        SQLException failure = call.failure(SQLException.class);
        assertTrue(call.took().compareTo(patience) >= 0 && call.took().compareTo(Duration.ofSeconds(3)) < 0);
        assertTrue(physical.isAborted());
        assertTrue(physical.connection().isClosed());
        List<Symptom> symptoms = Failures.describe(failure).symptoms();
        assertTrue(symptoms.stream().anyMatch(s -> s.kind() == Symptom.Kind.TIMED_OUT), symptoms::toString);
        assertEquals(
                Symptom.Kind.ABORTED,
                physical.describe(failure).symptoms().get(0).kind());
    }

    @Test
    void aTrickleOfRowsEndsWithThePatience() throws Exception {
        // Each row is larger than the server's send buffer, so rows come one by one, each well within the patience.
        String sql = "select pg_catalog.repeat('x', 20000), pg_catalog.pg_sleep(0.1) from generate_series(1, 600)";
        Call<Rows> call = Call.of(() -> physical.query(sql, Duration.ofMillis(500)));
        call.failure(SQLException.class);
        assertTrue(call.took().compareTo(Duration.ofSeconds(4)) < 0);
        assertTrue(physical.isAborted());
    }

    @Test
    void aFrozenServerIsLeftWhenPatienceEnds() throws Exception {
        server.freeze();
        try {
            Call<Rows> call = Call.of(() -> physical.query("select 1", Duration.ofMillis(250)));
            call.failure(SQLException.class);
            assertTrue(call.took().compareTo(Duration.ofSeconds(3)) < 0);
            assertTrue(physical.isAborted());
        } finally {
            server.thaw();
        }
    }

    @Test
    void aFrozenServerIsLeftAtOnceByAnAbort() throws Exception {
        Physical watched = physical;
        server.freeze();
        try {
            Call<Rows> call = Call.of(() -> watched.query("select 1", Requests.LONG));
            LiveSockets.awaitReader(watched);
            long moment = System.nanoTime();
            watched.abort();
            SQLException failure = call.failure(SQLException.class);
            assertTrue(call.endedAfter(moment).compareTo(Duration.ofSeconds(2)) < 0);
            assertEquals(
                    Symptom.Kind.ABORTED,
                    watched.describe(failure).symptoms().get(0).kind());
        } finally {
            server.thaw();
        }
    }
}
