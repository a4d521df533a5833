package dev.lodestar.jdbc.facade;

import dev.lodestar.domain.failure.CallNature;
import dev.lodestar.jdbc.link.Link;
import java.sql.Connection;
import java.sql.SQLClientInfoException;
import java.sql.SQLException;
import java.util.Map;

/** Calls that JDBC lets throw nothing but an {@link SQLClientInfoException}. */
final class ClientInfo {

    private ClientInfo() {}

    /** Sets something on a driver's connection. */
    interface Setting {
        void on(Connection driver) throws SQLException;
    }

    static void set(LodestarConnection connection, Setting setting) throws SQLClientInfoException {
        try {
            guarded(connection, setting);
        } catch (SQLClientInfoException same) {
            throw same;
        } catch (SQLException other) {
            throw new SQLClientInfoException(
                    other.getMessage(), other.getSQLState(), other.getErrorCode(), Map.of(), other);
        }
    }

    private static void guarded(LodestarConnection connection, Setting setting) throws SQLException {
        Link link = connection.open();
        link.begin();
        try {
            setting.on(link.delegate());
        } catch (SQLException | RuntimeException failure) {
            throw connection.failed(link, failure, CallNature.READ);
        } finally {
            link.end();
        }
    }
}
