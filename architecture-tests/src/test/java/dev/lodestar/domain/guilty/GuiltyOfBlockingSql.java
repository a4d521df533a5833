package dev.lodestar.domain.guilty;

import java.sql.Connection;
import java.sql.SQLException;

public final class GuiltyOfBlockingSql {
    boolean works(Connection connection) throws SQLException {
        return connection.isValid(1);
    }
}
