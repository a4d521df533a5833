package dev.lodestar.benchmarks.demo;

import dev.lodestar.benchmarks.demo.story.Row;
import dev.lodestar.testkit.Cluster;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Reads the ledger with the plain driver, from the server that is the writer in truth. */
final class Rows {
    private static final String QUERY =
            "select work, count(*), min(server), bool_or(recovering) from ledger group by work";

    private Rows() {}

    static List<Row> of(Cluster cluster) throws SQLException {
        List<Row> rows = new ArrayList<>();
        try (Connection connection = cluster.connect(cluster.writer());
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(QUERY)) {
            while (answer.next()) {
                rows.add(new Row(answer.getLong(1), answer.getInt(2), answer.getString(3), answer.getBoolean(4)));
            }
        }
        return rows;
    }
}
