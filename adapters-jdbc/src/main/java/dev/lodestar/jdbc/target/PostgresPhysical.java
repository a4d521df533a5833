package dev.lodestar.jdbc.target;

import dev.lodestar.domain.cluster.HostAddress;
import dev.lodestar.domain.dialect.Rows;
import dev.lodestar.domain.failure.Failure;
import dev.lodestar.domain.failure.TransactionStatus;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.BaseStatement;
import org.postgresql.core.QueryExecutor;

/** A connection of pgjdbc. */
final class PostgresPhysical implements Physical {

    /** A farewell that takes longer is none. */
    private static final Duration FAREWELL = Duration.ofSeconds(1);

    private final BaseConnection connection;
    private final Wire wire;
    private final AtomicBoolean closed = new AtomicBoolean();

    PostgresPhysical(Connection connection, Wire wire) throws SQLException {
        this.connection = connection.unwrap(BaseConnection.class);
        this.wire = wire;
    }

    @Override
    public HostAddress address() {
        return wire.address();
    }

    @Override
    public Connection connection() {
        return connection;
    }

    @Override
    public TransactionStatus transactionStatus() {
        return switch (connection.getTransactionState()) {
            case IDLE -> TransactionStatus.IDLE;
            case OPEN -> TransactionStatus.OPEN;
            case FAILED -> TransactionStatus.FAILED;
        };
    }

    @Override
    public Rows query(String sql, Duration patience) throws SQLException {
        if (transactionStatus() != TransactionStatus.IDLE) {
            throw new SQLException("Within an open transaction the host can't be asked anything else.", "25001");
        }
        Deadline deadline = Deadline.after(patience, "An answer of " + wire.address());
        wire.bound(deadline);
        try {
            return execute(sql);
        } catch (SQLException failure) {
            if (deadline.isOver()) {
                abort();
            }
            throw failure;
        } finally {
            wire.unbound();
        }
    }

    /**
     * With the flag, pgjdbc begins no transaction in spite of autocommit being off, so the server commits by itself.
     */
    private Rows execute(String sql) throws SQLException {
        try (BaseStatement statement = (BaseStatement) connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.setFetchSize(0);
            statement.setQueryTimeout(0);
            if (!statement.executeWithFlags(sql, QueryExecutor.QUERY_SUPPRESS_BEGIN)) {
                return Rows.NONE;
            }
            try (ResultSet answer = statement.getResultSet()) {
                return rows(answer);
            }
        }
    }

    private static Rows rows(ResultSet answer) throws SQLException {
        int columns = answer.getMetaData().getColumnCount();
        List<List<@Nullable String>> rows = new ArrayList<>();
        while (answer.next()) {
            List<@Nullable String> row = new ArrayList<>(columns);
            for (int column = 1; column <= columns; column++) {
                row.add(answer.getString(column));
            }
            rows.add(row);
        }
        return new Rows(rows);
    }

    @Override
    public void abort() {
        wire.abort();
    }

    @Override
    public boolean isAborted() {
        return wire.isAborted();
    }

    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        if (wire.isBusy()) {
            // The goodbye would wait for the call in flight (TLS) or break into its bytes.
            wire.abort();
        }
        wire.bound(Deadline.after(FAREWELL, "Closing a connection to " + wire.address()));
        try {
            connection.close();
        } catch (SQLException late) {
            // The host did not want to hear it; what matters is that nothing stays open.
        }
        wire.hangUp();
    }

    @Override
    public Failure describe(Throwable thrown) {
        return Failures.describe(thrown, isAborted());
    }

    /** For tests. */
    Wire wire() {
        return wire;
    }
}
