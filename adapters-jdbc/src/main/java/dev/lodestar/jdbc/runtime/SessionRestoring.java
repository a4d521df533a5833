package dev.lodestar.jdbc.runtime;

import dev.lodestar.domain.session.Holdability;
import dev.lodestar.domain.session.Isolation;
import dev.lodestar.domain.session.SessionState;
import dev.lodestar.domain.session.SessionStep;
import dev.lodestar.ports.Done;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;

/** Applies the steps of a session's state to a fresh connection. */
final class SessionRestoring implements SessionStep.Target<Done, SQLException> {

    private final Connection connection;

    private SessionRestoring(Connection connection) {
        this.connection = connection;
    }

    /** The answers of the server to all steps are waited for no longer than {@code patience}. */
    static void apply(SessionState session, Connection connection, Duration patience) throws SQLException {
        long end = System.nanoTime() + patience.toNanos();
        int before = connection.getNetworkTimeout();
        SessionRestoring target = new SessionRestoring(connection);
        for (SessionStep step : session.steps()) {
            // Rounded up; zero would mean no limit.
            Duration left = Duration.ofNanos(end - System.nanoTime()).plusMillis(1);
            connection.setNetworkTimeout(Runnable::run, Math.max(1, millis(left)));
            step.applyTo(target);
        }
        // Last, because until here it bounds the steps themselves.
        int after = session.networkTimeout().map(SessionRestoring::millis).orElse(before);
        connection.setNetworkTimeout(Runnable::run, after);
    }

    private static int millis(Duration duration) {
        return (int) Math.min(Integer.MAX_VALUE, duration.toMillis());
    }

    @Override
    public Done isolation(Isolation level) throws SQLException {
        connection.setTransactionIsolation(
                switch (level) {
                    case READ_UNCOMMITTED -> Connection.TRANSACTION_READ_UNCOMMITTED;
                    case READ_COMMITTED -> Connection.TRANSACTION_READ_COMMITTED;
                    case REPEATABLE_READ -> Connection.TRANSACTION_REPEATABLE_READ;
                    case SERIALIZABLE -> Connection.TRANSACTION_SERIALIZABLE;
                });
        return Done.DONE;
    }

    @Override
    public Done readOnly(boolean readOnly) throws SQLException {
        connection.setReadOnly(readOnly);
        return Done.DONE;
    }

    @Override
    public Done catalog(String name) throws SQLException {
        connection.setCatalog(name);
        return Done.DONE;
    }

    @Override
    public Done schema(String name) throws SQLException {
        connection.setSchema(name);
        return Done.DONE;
    }

    @Override
    public Done holdability(Holdability holdability) throws SQLException {
        connection.setHoldability(
                holdability == Holdability.HOLD_OVER_COMMIT
                        ? ResultSet.HOLD_CURSORS_OVER_COMMIT
                        : ResultSet.CLOSE_CURSORS_AT_COMMIT);
        return Done.DONE;
    }

    /** Takes effect when all steps are done. */
    @Override
    public Done networkTimeout(Duration timeout) {
        return Done.DONE;
    }

    @Override
    public Done autoCommit(boolean autoCommit) throws SQLException {
        connection.setAutoCommit(autoCommit);
        return Done.DONE;
    }
}
