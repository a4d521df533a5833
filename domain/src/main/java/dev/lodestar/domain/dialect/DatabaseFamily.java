package dev.lodestar.domain.dialect;

import dev.lodestar.domain.failure.FailureRules;
import dev.lodestar.domain.failure.MySqlFailureRules;
import dev.lodestar.domain.failure.PostgresFailureRules;
import dev.lodestar.domain.sql.SqlRules;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The two families of databases: everything that follows from the protocol a server speaks, before anybody knows which
 * kind of cluster it belongs to.
 */
public enum DatabaseFamily {
    /** PostgreSQL and what speaks its protocol. */
    POSTGRESQL("postgresql", 5432, Duration.ofSeconds(1), SqlRules.POSTGRESQL, PostgresFailureRules.STANDARD),
    /** MySQL, MariaDB and what speaks their protocol. */
    MYSQL("mysql", 3306, Duration.ofMillis(1), SqlRules.MYSQL, MySqlFailureRules.STANDARD);

    private final String scheme;
    private final int defaultPort;
    private final Duration driverUnit;
    private final SqlRules sql;
    private final FailureRules failureRules;

    DatabaseFamily(String scheme, int defaultPort, Duration driverUnit, SqlRules sql, FailureRules failureRules) {
        this.scheme = scheme;
        this.defaultPort = defaultPort;
        this.driverUnit = driverUnit;
        this.sql = sql;
        this.failureRules = failureRules;
    }

    /** The family that a URL names before its {@code ://}. */
    public static Optional<DatabaseFamily> ofScheme(String scheme) {
        return Arrays.stream(values())
                .filter(family -> family.scheme.equals(scheme))
                .findFirst();
    }

    /** What stands in a URL before its {@code ://}. */
    public String scheme() {
        return scheme;
    }

    /** The port assumed where a URL names none. */
    public int defaultPort() {
        return defaultPort;
    }

    /** What a bare number in a timeout of its usual JDBC driver counts. */
    public Duration driverUnit() {
        return driverUnit;
    }

    /** How texts are read. */
    public SqlRules sql() {
        return sql;
    }

    /** How errors are classified where the dialect is not known. */
    public FailureRules failureRules() {
        return failureRules;
    }

    /** Every dialect, most specific first. */
    public List<Dialect> dialects() {
        return Dialects.of(this);
    }

    /**
     * One ordinary server: what is assumed before a server was asked, and of a connection whose plugins do not want to know
     * the cluster.
     */
    public Dialect singleServer() {
        return switch (this) {
            case POSTGRESQL -> Dialects.SINGLE_POSTGRES;
            case MYSQL -> Dialects.SINGLE_MYSQL;
        };
    }

    /** The dialect with this code or alias, in any case of letters; empty if the family has none. */
    public Optional<Dialect> dialect(String code) {
        return Dialects.byCode(code).filter(dialect -> dialect.family() == this);
    }

    /**
     * The questions that find the dialect of a server.
     *
     * @param hostsInUrl how many hosts the URL names; several ordinary servers are taken for a replicated cluster
     */
    public Detection detection(int hostsInUrl) {
        return switch (this) {
            case POSTGRESQL -> new PostgresDetection(hostsInUrl);
            case MYSQL -> new MySqlDetection(hostsInUrl);
        };
    }
}
