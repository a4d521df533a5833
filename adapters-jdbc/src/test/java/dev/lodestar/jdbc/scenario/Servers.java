package dev.lodestar.jdbc.scenario;

import dev.lodestar.testkit.Await;
import dev.lodestar.testkit.Node;
import dev.lodestar.testkit.postgres.PostgresCluster;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** What the servers say behind the application's back. */
final class Servers {

    /** Longer than anything here can take on a busy machine. */
    static final Duration LONG = Duration.ofSeconds(30);

    private Servers() {}

    /** The first value of the answer to the superuser, around any proxy. */
    static String ask(PostgresCluster cluster, Node node, String query) throws SQLException {
        try (Connection admin = cluster.admin(node)) {
            return Sql.text(admin, query);
        }
    }

    static void run(PostgresCluster cluster, Node node, String sql) throws SQLException {
        try (Connection admin = cluster.admin(node)) {
            Sql.run(admin, sql);
        }
    }

    /** Returns once the server executes a statement of the application whose text contains {@code part}. */
    static void awaitRunning(PostgresCluster cluster, Node node, String part) {
        String query = "SELECT count(*) FROM pg_stat_activity WHERE usename = 'app' AND state = 'active'"
                + " AND query LIKE '%" + part + "%'";
        Await.until(
                node.id() + " executes " + part,
                LONG,
                () -> !ask(cluster, node, query).equals("0"));
    }

    /** How many connections of the application's user a server has, ours included. */
    static int connections(PostgresCluster cluster, Node node) throws SQLException {
        return Integer.parseInt(ask(cluster, node, "SELECT count(*) FROM pg_stat_activity WHERE usename = 'app'"));
    }

    /** How many rows with that note the server itself shows. */
    static int written(PostgresCluster cluster, Node node, String note) throws SQLException {
        try (Connection admin = cluster.admin(node)) {
            return Sql.written(admin, note);
        }
    }
}
