package dev.lodestar.jdbc.facade;

import dev.lodestar.jdbc.link.Link;
import java.sql.CallableStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A call of a procedure. A cursor among its results leads back to our connection, too. */
final class LodestarCallableStatement extends ForwardingCallableStatement {

    LodestarCallableStatement(LodestarConnection connection, Link link, CallableStatement callable, String sql) {
        super(connection, link, callable, sql);
    }

    @Override
    @Nullable
    Object adopt(@Nullable Object made) throws SQLException {
        return made instanceof ResultSet cursor ? LodestarResultSet.of(this, cursor) : made;
    }

    @Override
    <T> @Nullable T adopt(@Nullable T made, Class<T> type) throws SQLException {
        return made instanceof ResultSet cursor && type.isAssignableFrom(LodestarResultSet.class)
                ? type.cast(LodestarResultSet.of(this, cursor))
                : made;
    }
}
