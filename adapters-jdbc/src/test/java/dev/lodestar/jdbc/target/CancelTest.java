package dev.lodestar.jdbc.target;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The second socket of a connection: the one that carries a cancel request. */
@ExtendWith(RealServer.Provided.class)
class CancelTest {

    private final RealServer server;

    CancelTest(RealServer server) {
        this.server = server;
    }

    @Test
    void aCancelRequestToAFrozenServerEndsWithTheConnection() throws Exception {
        Physical physical = server.open();
        Statement statement = physical.connection().createStatement();
        Call<Boolean> call = Call.of(() -> statement.execute("select pg_sleep(61)"));
        server.await("select count(*) from pg_stat_activity where query = 'select pg_sleep(61)'", "1");
        server.freeze();
        try {
            Call<Boolean> cancel = Call.of(() -> {
                statement.cancel();
                return true;
            });
            while (LiveSockets.count(physical) < 2) {
                assertFalse(cancel.isOver());
            }
            physical.abort();
            assertTrue(cancel.value());
            assertTrue(cancel.took().compareTo(Duration.ofSeconds(9)) < 0);
            call.failure(SQLException.class);
        } finally {
            server.thaw();
            physical.close();
        }
    }

    @Test
    void aCancelRequestWorks() throws Exception {
        Physical physical = server.open();
        Statement statement = physical.connection().createStatement();
        Call<Boolean> call = Call.of(() -> statement.execute("select pg_sleep(62)"));
        server.await("select count(*) from pg_stat_activity where query = 'select pg_sleep(62)'", "1");
        statement.cancel();
        assertEquals("57014", call.failure(SQLException.class).getSQLState());
        assertEquals(1, LiveSockets.count(physical));
        physical.close();
    }
}
