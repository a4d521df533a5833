package dev.lodestar.testkit.support;

import dev.lodestar.testkit.Cluster;
import dev.lodestar.testkit.Node;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** SQL in one line, for tests. */
public final class Rows {
    private Rows() {}

    public static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Runs it as the application on that node. */
    public static void run(Cluster cluster, Node node, String sql) throws SQLException {
        try (Connection connection = cluster.connect(node)) {
            run(connection, sql);
        }
    }

    /** The first column of all rows. */
    public static List<String> of(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }

    /** Asks as the application on that node. */
    public static List<String> of(Cluster cluster, Node node, String sql) throws SQLException {
        try (Connection connection = cluster.connect(node)) {
            return of(connection, sql);
        }
    }
}
