package dev.lodestar.jdbc.scenario;

import static dev.lodestar.domain.failure.Outcome.NOT_SENT;
import static dev.lodestar.domain.failure.Outcome.UNKNOWN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestar.jdbc.LodestarDataSource;
import dev.lodestar.testkit.FailoverPlan;
import dev.lodestar.testkit.Node;
import dev.lodestar.testkit.Takeover;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The writer freezes: its connections stay open and nobody answers. The same on every kind of cluster. */
@Scenario
abstract class FrozenWriter {

    /** From the moment the new writer takes writes; evidence takes a second or two, patience would take much longer. */
    private static final Duration SOON = Duration.ofSeconds(10);

    abstract App app();

    /** Patience alone would let every statement wait for ten minutes. */
    private App patient() {
        return app().with("failureDetectionTime", "10m");
    }

    private Node writer() {
        return app().cluster().writer();
    }

    @Test
    void statementsInFlightAreReleasedWhenAnotherHostProvesToBeTheWriter() throws Exception {
        try (LodestarDataSource source = patient().source();
                Connection reading = source.getConnection();
                Connection writing = source.getConnection()) {
            Background<String> read = Background.of(() -> Sql.text(reading, "SELECT pg_sleep(300)"));
            Background<?> write = Background.of(() -> {
                Sql.run(writing, "INSERT INTO deed SELECT 'frozen' FROM pg_sleep(301)");
                return null;
            });
            Servers.awaitRunning(app().cluster(), writer(), "pg_sleep(300)");
            Servers.awaitRunning(app().cluster(), writer(), "pg_sleep(301)");
            Takeover takeover = app().cluster().failover(FailoverPlan.freeze());

            Told.lost(UNKNOWN, read.failure());
            Told.lost(UNKNOWN, write.failure());

            assertTrue(read.endedAfter(takeover.writableAt()).compareTo(SOON) < 0);
            assertTrue(write.endedAfter(takeover.writableAt()).compareTo(SOON) < 0);
            assertEquals(takeover.to().id(), Sql.host(reading));
            assertEquals(takeover.to().id(), Sql.host(writing));
            assertEquals(0, Sql.written(writing, "frozen"));
        }
    }

    @Test
    void aCommitInFlightIsReleasedAndNobodyCanTell() throws Exception {
        try (LodestarDataSource source = patient().source();
                Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            Sql.write(connection, "at commit");
            app().cluster().freeze(writer());
            Background<?> commit = Background.of(() -> {
                connection.commit();
                return null;
            });
            long writableAt = app().cluster().promote(app().cluster().mostAdvancedReader());

            Told.lost(UNKNOWN, commit.failure());

            assertTrue(commit.endedAfter(writableAt).compareTo(SOON) < 0);
            assertEquals(writer().id(), Sql.host(connection));
            assertFalse(connection.getAutoCommit());
        }
    }

    @Test
    void aNewConnectionIsToTheNewWriter() throws SQLException {
        try (LodestarDataSource source = app().source()) {
            source.getConnection().close();
            Takeover takeover = app().cluster().failover(FailoverPlan.freeze());
            try (Connection connection = source.getConnection()) {
                assertEquals(takeover.to().id(), Sql.host(connection));
                assertTrue(Duration.ofNanos(System.nanoTime() - takeover.writableAt())
                                .compareTo(SOON)
                        < 0);
            }
        }
    }

    @Test
    void aResumedFormerWriterNeverGetsAStatement() throws SQLException {
        try (LodestarDataSource source = app().source();
                Connection connection = source.getConnection()) {
            Takeover takeover = app().cluster().failover(FailoverPlan.freeze());
            Told.moved(NOT_SENT, () -> Sql.text(connection, "SELECT 1"));
            app().cluster().thaw(takeover.from());
            assertTrue(app().cluster().claimsToBeWriter(takeover.from()));

            for (int i = 0; i < 20; i++) {
                try (Connection another = source.getConnection()) {
                    assertEquals(takeover.to().id(), Sql.host(another));
                    Sql.write(another, "after the thaw");
                }
            }

            assertEquals(20, Sql.written(connection, "after the thaw"));
            assertEquals(0, Servers.written(app().cluster(), takeover.from(), "after the thaw"));
            Sql.run(connection, "DELETE FROM deed");
        }
    }

    @Test
    void anIdleConnectionToAResumedFormerWriterIsNotUsedAgain() throws Exception {
        try (LodestarDataSource source = app().source();
                Connection connection = source.getConnection();
                Connection idle = source.getConnection()) {
            Takeover takeover = app().cluster().failover(FailoverPlan.freeze());
            Told.moved(NOT_SENT, () -> Sql.text(connection, "SELECT 1"));
            app().cluster().thaw(takeover.from());

            assertFalse(idle.isValid(30));
            Told.moved(NOT_SENT, () -> Sql.write(idle, "to the old one"));

            assertEquals(takeover.to().id(), Sql.host(idle));
            assertEquals(0, Servers.written(app().cluster(), takeover.from(), "to the old one"));
        }
    }

    @Test
    void aFrozenWriterThatNobodyReplacesIsGivenUpAfterTheDetectionTime() throws Exception {
        App hasty = app().with("failureDetectionTime", "1s")
                .with("failureDetectionInterval", "200ms")
                .with("failoverTimeout", "2s");
        try (LodestarDataSource source = hasty.source();
                Connection connection = source.getConnection()) {
            Background<String> read = Background.of(() -> Sql.text(connection, "SELECT pg_sleep(300)"));
            Servers.awaitRunning(app().cluster(), writer(), "pg_sleep(300)");
            long frozenAt = System.nanoTime();
            app().cluster().freeze(writer());

            Told.nobody(UNKNOWN, read.failure());

            Duration took = read.endedAfter(frozenAt);
            assertTrue(took.compareTo(Duration.ofSeconds(3)) >= 0, took::toString);
            assertTrue(took.compareTo(Duration.ofSeconds(10)) < 0, took::toString);
            assertTrue(connection.isClosed());
        }
    }
}
