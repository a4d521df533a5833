package dev.lodestar.jdbc.scenario;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** What the tests say to a server. */
final class Sql {

    /** Run once on each cluster: a table for what the application did. */
    static final String TABLE = "CREATE TABLE deed (note text NOT NULL)";

    private Sql() {}

    /** The first value of the answer. */
    static String text(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(query)) {
            return answer.next() ? answer.getString(1) : "";
        }
    }

    static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The id of the node at the other end, as it says itself. */
    static String host(Connection connection) throws SQLException {
        return text(connection, "SELECT pg_catalog.current_setting('cluster_name')");
    }

    /** Whether the server at the other end takes writes, as it says itself. */
    static boolean isWriter(Connection connection) throws SQLException {
        return text(connection, "SELECT pg_catalog.pg_is_in_recovery()").equals("f");
    }

    static void write(Connection connection, String note) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO deed VALUES (?)")) {
            insert.setString(1, note);
            insert.executeUpdate();
        }
    }

    /** How many rows with that note there are. */
    static int written(Connection connection, String note) throws SQLException {
        try (PreparedStatement count = connection.prepareStatement("SELECT count(*) FROM deed WHERE note = ?")) {
            count.setString(1, note);
            try (ResultSet answer = count.executeQuery()) {
                answer.next();
                return answer.getInt(1);
            }
        }
    }

    /** The process that serves a connection. */
    static String process(Connection connection) throws SQLException {
        return text(connection, "SELECT pg_catalog.pg_backend_pid()");
    }
}
