package dev.lodestar.jdbc.guilty;

import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;

public final class GuiltyOfNamingPgjdbc {
    Object connection(Connection connection) throws SQLException {
        return connection.unwrap(PGConnection.class);
    }
}
