package dev.lodestar.testkit.postgres;

import dev.lodestar.testkit.ClusterException;
import dev.lodestar.testkit.Node;
import dev.lodestar.testkit.engine.ControlledCluster;
import dev.lodestar.testkit.engine.Site;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * A cluster of real PostgreSQL servers on this machine with streaming replication.
 *
 * <pre>{@code
 * try (PostgresCluster cluster = PostgresCluster.builder().nodes(3).start()) {
 *     DataSource pool = pool(cluster.jdbcUrl(), cluster.user(), cluster.password());
 *     Takeover takeover = cluster.failover();
 *     // … does the application go on? since when? compare with takeover.writableAt()
 * }
 * }</pre>
 *
 * <p>Needs Linux and nothing installed: the servers come from the class path. Works for root (in a user namespace, for
 * PostgreSQL refuses to run as root) and for ordinary users.
 */
public final class PostgresCluster extends ControlledCluster {
    private final PostgresEngine engine;

    private PostgresCluster(Site site, PostgresEngine engine) {
        super(site, engine);
        this.engine = engine;
    }

    /** What the cluster shall be; three plain nodes unless told otherwise. */
    public static PostgresClusterBuilder builder() {
        return new PostgresClusterBuilder();
    }

    static PostgresCluster on(Site site, PostgresEngine engine) {
        return new PostgresCluster(site, engine);
    }

    /** The version of the servers, as in {@code 17.11}. */
    public String serverVersion() {
        return engine.serverVersion();
    }

    /**
     * Asks the node for the timeline of its write-ahead log. Each promotion begins a new one with a higher number, so
     * of two nodes that claim to be the writer the one with the lower timeline is a former one.
     */
    public int timelineId(Node node) {
        try (Connection admin = admin(node)) {
            return Integer.parseInt(Sql.text(admin, "SELECT " + Sql.TIMELINE));
        } catch (SQLException e) {
            throw new ClusterException(
                    node + " does not tell its timeline: " + e.getMessage() + "; is it frozen or down?", e);
        }
    }
}
