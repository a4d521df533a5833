package dev.lodestar.benchmarks.crash;

import dev.lodestar.testkit.Cluster;
import java.util.List;

/** An application that says something again and again, on as many connections as wanted, until it is closed. */
interface Beats extends AutoCloseable {

    String QUERY = "select host(inet_server_addr()) where not pg_is_in_recovery()";
    String INSERT = "insert into beat default values returning server";

    /** Starts it. */
    static Beats on(Cluster cluster, CrashOptions options) {
        return switch (options.adapter()) {
            case JDBC -> new JdbcBeats(cluster, options);
            case VERTX -> new VertxBeats(cluster, options);
        };
    }

    /** What each of its connections experiences. */
    List<Arrivals> arrivals();

    @Override
    void close();
}
