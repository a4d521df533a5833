package dev.lodestar.jdbc.target;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestar.domain.failure.TransactionStatus;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The status is what the server said last. */
@ExtendWith(RealServer.Provided.class)
class TransactionStatusTest {

    private final RealServer server;

    TransactionStatusTest(RealServer server) {
        this.server = server;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "true  | -                              | IDLE",
                "true  | select 1                       | IDLE",
                "true  | begin                          | OPEN",
                "true  | begin; select 1                | OPEN",
                "true  | begin; select 1; commit        | IDLE",
                "true  | /* x */ BEGIN; commit and chain| OPEN",
                "true  | begin; prepare transaction 'x' | IDLE",
                "true  | select 1 / 0                   | IDLE",
                "true  | begin; select 1 / 0            | FAILED",
                "false | -                              | IDLE",
                "false | select 1                       | OPEN",
                "false | select 1 / 0                   | FAILED",
                "false | select 1; commit               | IDLE",
                "false | savepoint s                    | OPEN",
            })
    void isTheServersWord(boolean autoCommit, String sql, TransactionStatus expected) throws Exception {
        Physical physical = server.open();
        physical.connection().setAutoCommit(autoCommit);
        try (Statement statement = physical.connection().createStatement()) {
            if (sql != null) {
                statement.execute(sql);
            }
        } catch (SQLException asIntended) {
            assertTrue(sql.contains("/ 0") || sql.contains("prepare"), asIntended::toString);
        }
        assertEquals(expected, physical.transactionStatus());
        physical.close();
    }

    @Test
    void outlivesTheConnection() throws Exception {
        Physical physical = server.open();
        Connection connection = physical.connection();
        connection.setAutoCommit(false);
        connection.createStatement().execute("select 1");
        physical.abort();
        assertThrows(SQLException.class, connection::commit);
        assertEquals(TransactionStatus.OPEN, physical.transactionStatus());
        physical.close();
        assertEquals(TransactionStatus.OPEN, physical.transactionStatus());
    }

    @Test
    void doesNotKnowOfWhatTheServerHasNotAnswered() throws Exception {
        Physical physical = server.open();
        physical.connection().setAutoCommit(false);
        Statement statement = physical.connection().createStatement();
        server.freeze();
        try {
            Call<Boolean> call = Call.of(() -> statement.execute("select 1"));
            LiveSockets.awaitReader(physical);
            physical.abort();
            call.failure(SQLException.class);
            assertEquals(TransactionStatus.IDLE, physical.transactionStatus());
        } finally {
            server.thaw();
            physical.close();
        }
    }
}
