package dev.lodestar.testkit.engine;

/** The applications' account, the same in every cluster: it guards nothing but test data on a loopback address. */
public final class Account {
    public static final String USER = "app";
    public static final String PASSWORD = "app-secret";
    public static final String DATABASE = "app";

    private Account() {}
}
