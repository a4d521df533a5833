package dev.lodestar.jdbc.facade;

import java.sql.SQLException;
import java.sql.Wrapper;

/**
 * How an application reaches the driver's own types. What it gets belongs to the current link: after a move it is dead,
 * and calls made on it directly are neither watched nor recovered.
 */
final class Unwrapping {

    private Unwrapping() {}

    static <T> T unwrap(Object ours, Wrapper drivers, Class<T> type) throws SQLException {
        if (type.isInstance(ours)) {
            return type.cast(ours);
        }
        return type.isInstance(drivers) ? type.cast(drivers) : drivers.unwrap(type);
    }

    static boolean isWrapperFor(Object ours, Wrapper drivers, Class<?> type) throws SQLException {
        return type.isInstance(ours) || type.isInstance(drivers) || drivers.isWrapperFor(type);
    }
}
