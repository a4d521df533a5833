package dev.lodestar.domain.settings;

/**
 * The two families of databases. They differ in protocol, in driver, and in the unit in which that driver counts
 * timeouts.
 */
public enum DatabaseFamily {
    /** PostgreSQL and what speaks its protocol; its JDBC driver counts timeouts in seconds. */
    POSTGRESQL(5432),
    /** MySQL and what speaks its protocol; its JDBC driver counts timeouts in milliseconds. */
    MYSQL(3306);

    private final int defaultPort;

    DatabaseFamily(int defaultPort) {
        this.defaultPort = defaultPort;
    }

    /** The port assumed where a URL names none. */
    public int defaultPort() {
        return defaultPort;
    }
}
