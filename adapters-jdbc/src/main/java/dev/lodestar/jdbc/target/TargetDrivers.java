package dev.lodestar.jdbc.target;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;

/**
 * The target drivers we know. Names no class of theirs, so that an absent driver is an error message and no linkage
 * error.
 */
public final class TargetDrivers {

    private TargetDrivers() {}

    /**
     * The driver for a URL scheme.
     *
     * @throws SQLException with SQLState 08001 if the scheme is unknown or the driver's jar is absent; says what to do
     */
    public static TargetDriver forScheme(String scheme) throws SQLException {
        if (scheme.equals("postgresql")) {
            return present("org.postgresql.Driver", "org.postgresql:postgresql");
        }
        throw new SQLNonTransientConnectionException(
                "No database is known as \"" + scheme + "\". Write jdbc:lodestar:postgresql://host:port/database.",
                "08001");
    }

    private static TargetDriver present(String driverClass, String artifact) throws SQLException {
        try {
            Class.forName(driverClass, false, TargetDrivers.class.getClassLoader());
            return new PostgresTarget();
        } catch (ClassNotFoundException | LinkageError absent) {
            throw new SQLNonTransientConnectionException(
                    "The driver " + artifact + " is not on the class path. Add this artifact to the application;"
                            + " Lodestar opens its connections through it.",
                    "08001",
                    absent);
        }
    }
}
