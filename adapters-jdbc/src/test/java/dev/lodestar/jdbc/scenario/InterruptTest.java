package dev.lodestar.jdbc.scenario;

import static dev.lodestar.domain.failure.Outcome.NOT_SENT;
import static dev.lodestar.domain.failure.Outcome.ROLLED_BACK;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestar.jdbc.LodestarDataSource;
import dev.lodestar.testkit.junit.PostgresClusterExtension;
import dev.lodestar.testkit.postgres.PostgresCluster;
import java.sql.Connection;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The thread that waits for a new writer is interrupted: it is free at once. */
@Scenario
class InterruptTest {

    /** Much less than the failover timeout, enough for a busy machine. */
    private static final Duration AT_ONCE = Duration.ofSeconds(5);

    @RegisterExtension
    static final PostgresClusterExtension POSTGRES =
            PostgresClusterExtension.with(PostgresCluster.builder().sql(Sql.TABLE));

    private final App app = App.plain(POSTGRES.cluster()).with("failoverTimeout", "10m");

    private static Background<?> select(Connection connection) {
        POSTGRES.cluster().crash(POSTGRES.cluster().writer());
        Background<String> call = Background.of(() -> Sql.text(connection, "SELECT 1"));
        Interference.awaitFailover(call);
        return call;
    }

    private static void assertEndedAtOnce(Background<?> call, long since) {
        Duration took = call.endedAfter(since);
        assertTrue(took.compareTo(AT_ONCE) < 0, took::toString);
    }

    @Test
    void anInterruptEndsTheFailoverAndClosesTheConnection() throws Exception {
        AtomicBoolean stillInterrupted = new AtomicBoolean();
        try (LodestarDataSource source = app.source();
                Connection connection = source.getConnection()) {
            POSTGRES.cluster().crash(POSTGRES.cluster().writer());
            Background<?> call = Background.of(() -> {
                try {
                    return Sql.text(connection, "SELECT 1");
                } finally {
                    stillInterrupted.set(Thread.currentThread().isInterrupted());
                }
            });
            Interference.awaitFailover(call);
            long interruptedAt = System.nanoTime();
            call.thread().interrupt();

            Told.sessionLost(NOT_SENT, call.failure());

            assertEndedAtOnce(call, interruptedAt);
            assertTrue(stillInterrupted.get());
            assertTrue(connection.isClosed());
        }
    }

    @Test
    void anInterruptInsideATransactionTellsThatItWasRolledBack() throws Exception {
        try (LodestarDataSource source = app.source();
                Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            Sql.write(connection, "half done");
            Background<?> call = select(connection);
            call.thread().interrupt();

            Told.lost(ROLLED_BACK, call.failure());

            assertTrue(connection.isClosed());
        }
    }

    @Test
    void anInterruptEndsTheOpeningOfAConnection() throws Exception {
        try (LodestarDataSource source = app.source()) {
            source.getConnection().close();
            POSTGRES.cluster().crash(POSTGRES.cluster().writer());
            Background<Connection> call = Background.of(source::getConnection);
            Interference.awaitFailover(call);
            long interruptedAt = System.nanoTime();
            call.thread().interrupt();

            Told.refused("08001", call.failure());

            assertEndedAtOnce(call, interruptedAt);
        }
    }
}
