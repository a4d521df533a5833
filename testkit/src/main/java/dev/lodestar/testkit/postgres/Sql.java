package dev.lodestar.testkit.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/** The SQL that the test kit speaks with its servers. */
final class Sql {
    /** Every server starts with this superuser. */
    static final String SUPERUSER = "postgres";

    /**
     * The timeline that a server writes, or that a reader has received last. It is read from the names of the log's
     * files, for what the last checkpoint says lags behind after a promotion, and a reader whose writer is dead
     * receives nothing any more.
     */
    static final String TIMELINE = "('x' || substr(CASE WHEN pg_is_in_recovery()"
            + " THEN coalesce((SELECT lpad(to_hex(received_tli), 8, '0') FROM pg_stat_wal_receiver),"
            + " (SELECT max(name) FROM pg_ls_waldir() WHERE name ~ '^[0-9A-F]{24}$'))"
            + " ELSE pg_walfile_name(pg_current_wal_insert_lsn()) END, 1, 8))::bit(32)::int";

    private static final String LOGIN_SECONDS = "2";
    private static final String ANSWER_SECONDS = "10";

    private Sql() {}

    /** A superuser's connection that fails in seconds if nobody answers. */
    static Connection superuser(String url, String password, String answerSeconds) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", SUPERUSER);
        properties.setProperty("password", password);
        properties.setProperty("connectTimeout", LOGIN_SECONDS);
        properties.setProperty("socketTimeout", answerSeconds);
        properties.setProperty("sslmode", "disable");
        properties.setProperty("gssEncMode", "disable");
        properties.setProperty("ApplicationName", "lodestar-testkit");
        return DriverManager.getConnection(url, properties);
    }

    static Connection superuser(String url, String password) throws SQLException {
        return superuser(url, password, ANSWER_SECONDS);
    }

    static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The first column of the first row, or null. */
    static String text(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() ? rows.getString(1) : null;
        }
    }

    static boolean yes(Connection connection, String sql) throws SQLException {
        return "t".equals(text(connection, sql));
    }

    /** The text as a literal of SQL or of a configuration file. */
    static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
