package dev.lodestar.examples.service;

import dev.lodestar.vertx.LodestarPool;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;

/** Starts the service on port 8080. */
public final class Main {
    private static final int PORT = 8080;
    private static final int INSTANCES = 2;

    private Main() {}

    /** Takes the URI of a cluster with a table {@code orders} and a user; the password is in {@code DB_PASSWORD}. */
    public static void main(String[] arguments) {
        Vertx vertx = Vertx.vertx();
        LodestarPool pool = pool(vertx, arguments[0], System.getenv("DB_PASSWORD"));
        vertx.deployVerticle(() -> new OrderService(pool, PORT), new DeploymentOptions().setInstances(INSTANCES))
                .onFailure(failure -> {
                    System.err.println("The service could not be started: " + failure.getMessage());
                    vertx.close();
                });
    }

    /** Closes with the {@code vertx}. */
    static LodestarPool pool(Vertx vertx, String uri, String password) {
        return LodestarPool.builder()
                .connectingTo(uri)
                .connectingTo(new PgConnectOptions().setPassword(password))
                // An HTTP client does not wait as long as the default.
                .setting("failoverTimeout", "5s")
                .with(new PoolOptions().setMaxSize(16))
                .using(vertx)
                .build();
    }
}
