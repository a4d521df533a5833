package dev.lodestar.jdbc.facade;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/**
 * Rows. They must cost what they cost in the plain driver: getters only forward, and moving on adds the failure path.
 * Rows that are all at hand may be read to their end although their host is dead; only a move away stops them. Rows
 * that the driver gets in portions are watched like any call.
 */
final class LodestarResultSet extends ForwardingResultSet {

    private @Nullable Statement statement;

    private LodestarResultSet(Bound origin, ResultSet delegate, boolean fetches) {
        super(origin.connection, origin.link, delegate, fetches);
        this.statement = origin instanceof LodestarStatement made ? made : null;
    }

    /** Rows that {@code origin} got. A fetch size other than 0 means that the driver may get them in portions. */
    static LodestarResultSet of(Bound origin, ResultSet delegate) throws SQLException {
        return new LodestarResultSet(origin, delegate, delegate.getFetchSize() != 0);
    }

    @Override
    String kind() {
        return "result set";
    }

    @Override
    String staleState() {
        return "24000";
    }

    @Override
    public boolean isClosed() throws SQLException {
        return link.isReleased() || delegate.isClosed();
    }

    /** For rows of metadata the statement is one that the driver made for itself; it leads back to us all the same. */
    @Override
    public @Nullable Statement getStatement() throws SQLException {
        if (statement == null) {
            Statement made = delegate.getStatement();
            statement = made == null ? null : new LodestarStatement(connection, link, made);
        }
        return statement;
    }
}
