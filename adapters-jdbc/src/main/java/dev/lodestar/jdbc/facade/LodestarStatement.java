package dev.lodestar.jdbc.facade;

import dev.lodestar.jdbc.link.Link;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A statement. {@link #cancel()} and {@link #isClosed()} are for any thread; the rest as JDBC has it. */
class LodestarStatement extends ForwardingStatement {

    private @Nullable LodestarResultSet rows;
    private @Nullable List<String> batch;

    LodestarStatement(LodestarConnection connection, Link link, Statement delegate) {
        super(connection, link, delegate);
    }

    @Override
    String kind() {
        return "statement";
    }

    @Override
    public final Connection getConnection() {
        return connection;
    }

    @Override
    public final boolean isClosed() throws SQLException {
        return link.isReleased() || delegate.isClosed();
    }

    /**
     * Asks the driver to cancel what runs on this statement. Nothing runs on a host that was given up, or while the
     * connection is being recovered; there a driver would only wait for the dead host to take the request.
     */
    @Override
    public final void cancel() throws SQLException {
        if (link.isUsable() && !connection.isRecovering()) {
            delegate.cancel();
        }
    }

    @Override
    public final void addBatch(String sql) throws SQLException {
        delegate.addBatch(sql);
        if (batch == null) {
            batch = new ArrayList<>();
        }
        batch.add(sql);
        connection.session.executed(sql);
    }

    @Override
    public final void clearBatch() throws SQLException {
        batch = null;
        delegate.clearBatch();
    }

    @Override
    final void batchExecuted() {
        batch = null;
    }

    @Override
    SQLException batchFailed(Exception failure) {
        List<String> texts = batch == null ? List.of() : batch;
        batch = null;
        return connection.batchFailed(link, failure, texts);
    }

    @Override
    final void executed(String sql) {
        connection.session.succeeded(sql, link);
    }

    @Override
    final SQLException textFailed(Exception failure, String sql) {
        return connection.textFailed(link, failure, sql);
    }

    /** The same object for the same rows, so that {@code getResultSet()} gives what {@code executeQuery} gave. */
    @Override
    final @Nullable ResultSet adopt(@Nullable ResultSet made) throws SQLException {
        if (made == null) {
            return null;
        }
        if (rows == null || rows.delegate != made) {
            rows = LodestarResultSet.of(this, made);
        }
        return rows;
    }
}
