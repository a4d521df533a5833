package dev.lodestar.jdbc.facade;

import dev.lodestar.domain.sql.StatementTraits;
import dev.lodestar.jdbc.link.Link;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A prepared statement: its text is inspected for session changes once, when it is prepared. */
class LodestarPreparedStatement extends ForwardingPreparedStatement {

    private final String sql;
    private final @Nullable StatementTraits sessionChange;

    LodestarPreparedStatement(LodestarConnection connection, Link link, PreparedStatement prepared, String sql) {
        super(connection, link, prepared);
        this.sql = sql;
        this.sessionChange = sql == null ? null : connection.session.changing(sql);
    }

    @Override
    final String kind() {
        return "prepared statement";
    }

    @Override
    public final void addBatch() throws SQLException {
        prepared.addBatch();
        executed();
    }

    @Override
    final void executed() {
        if (sessionChange != null) {
            connection.session.executed(sessionChange);
        }
    }

    @Override
    final SQLException textFailed(Exception failure) {
        return connection.textFailed(link, failure, sql);
    }

    @Override
    final SQLException batchFailed(Exception failure) {
        return connection.batchFailed(link, failure, List.of(sql));
    }
}
