package dev.lodestar.jdbc.facade;

import dev.lodestar.jdbc.link.Link;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** What the driver tells about the database of one link. */
final class LodestarDatabaseMetaData extends ForwardingDatabaseMetaData {

    LodestarDatabaseMetaData(LodestarConnection connection, Link link, DatabaseMetaData delegate) {
        super(connection, link, delegate);
    }

    @Override
    String kind() {
        return "metadata object";
    }

    @Override
    public Connection getConnection() {
        return connection;
    }

    @Override
    @Nullable
    ResultSet adopt(@Nullable ResultSet made) throws SQLException {
        return made == null ? null : LodestarResultSet.of(this, made);
    }
}
