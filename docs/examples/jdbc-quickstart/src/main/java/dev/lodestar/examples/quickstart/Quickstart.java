package dev.lodestar.examples.quickstart;

import dev.lodestar.jdbc.LodestarDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Orders a lamp. The lines between the markers are those of the README, where URL and password are written out. */
public final class Quickstart {
    private Quickstart() {}

    /** Takes the URL of a cluster with a table {@code orders} and a user; the password is in {@code DB_PASSWORD}. */
    public static void main(String[] arguments) throws SQLException {
        order(arguments[0], System.getenv("DB_PASSWORD"));
    }

    static void order(String url, String password) throws SQLException {
        // shown: begin
        try (LodestarDataSource orders = new LodestarDataSource(url)) {
            orders.setPassword(password);
            try (Connection connection = orders.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.executeUpdate("INSERT INTO orders (item) VALUES ('lamp')");
            }
        }
        // shown: end
    }
}
