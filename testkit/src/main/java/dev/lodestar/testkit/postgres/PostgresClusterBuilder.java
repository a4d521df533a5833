package dev.lodestar.testkit.postgres;

import dev.lodestar.testkit.ClusterException;
import dev.lodestar.testkit.Face;
import dev.lodestar.testkit.InstanceIds;
import dev.lodestar.testkit.engine.Layout;
import dev.lodestar.testkit.engine.Naming;
import dev.lodestar.testkit.engine.Site;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What a PostgreSQL cluster shall be. Not for use by several threads at once; may be used to start several clusters.
 */
public final class PostgresClusterBuilder {
    private final Map<String, String> settings = new LinkedHashMap<>();
    private final List<String> scripts = new ArrayList<>();
    private int nodes = 3;
    private int port;
    private Face face = Face.PLAIN;
    private boolean synchronous;
    private boolean proxied;
    private String name = "lab";
    private String domain = "xyz123.us-east-2.rds.amazonaws.com";
    private InstanceIds instanceIds = InstanceIds.NAMES;
    private Optional<Path> hostsFile = Optional.empty();
    private Optional<Path> postgresHome = Optional.empty();

    PostgresClusterBuilder() {}

    /** How many nodes, 1 to 5; default 3. The first one starts as the writer. */
    public PostgresClusterBuilder nodes(int count) {
        nodes = count;
        return this;
    }

    /** The port of every node; default a free one. */
    public PostgresClusterBuilder port(int number) {
        port = number;
        return this;
    }

    /** What the servers show of themselves; default {@link Face#PLAIN}. */
    public PostgresClusterBuilder face(Face shown) {
        face = Objects.requireNonNull(shown, "face");
        return this;
    }

    /**
     * Whether a commit is acknowledged only when one reader has it too; default no. Then promoting the most advanced
     * reader loses no acknowledged commit, as on Aurora; and without any reader commits wait, for ever if need be.
     */
    public PostgresClusterBuilder synchronous(boolean whether) {
        synchronous = whether;
        return this;
    }

    /** Whether a proxy stands in front of each node, so that packets can be lost and delayed; default no. */
    public PostgresClusterBuilder proxied(boolean whether) {
        proxied = whether;
        return this;
    }

    /** The name in the endpoints, as in {@code orders.cluster-…}; default {@code lab}. */
    public PostgresClusterBuilder name(String cluster) {
        name = Objects.requireNonNull(cluster, "name");
        return this;
    }

    /** What all names of the cluster share; must differ between clusters that share a hosts file. */
    public PostgresClusterBuilder domain(String suffix) {
        domain = Objects.requireNonNull(suffix, "domain");
        return this;
    }

    /** Whether instances have names or go by their addresses; default {@link InstanceIds#NAMES}. */
    public PostgresClusterBuilder instanceIds(InstanceIds scheme) {
        instanceIds = Objects.requireNonNull(scheme, "instanceIds");
        return this;
    }

    /** Where the names are written; default where this JVM reads them, else a file in the cluster's own folder. */
    public PostgresClusterBuilder hostsFile(Path file) {
        hostsFile = Optional.of(file);
        return this;
    }

    /**
     * A PostgreSQL of your own, 15 or later, with {@code bin/postgres} and {@code bin/initdb}; default that of the
     * class path.
     */
    public PostgresClusterBuilder postgresHome(Path folder) {
        postgresHome = Optional.of(folder);
        return this;
    }

    /** A server setting for every node, as in {@code setting("max_connections", "500")}. */
    public PostgresClusterBuilder setting(String parameter, String value) {
        settings.put(parameter, value);
        return this;
    }

    /** SQL to run once as the applications' user when the cluster has started; the readers have it when it is up. */
    public PostgresClusterBuilder sql(String script) {
        scripts.add(script);
        return this;
    }

    /**
     * Starts the cluster and returns when all nodes accept connections and the readers replicate. The first time on a
     * machine this unpacks the servers and prepares their data, some seconds; later it takes about one.
     *
     * @throws ClusterException if it does not come up; nothing is left behind then
     */
    public PostgresCluster start() {
        if (synchronous && nodes == 1) {
            throw new ClusterException("A synchronous cluster of one node could never commit: give it more nodes, or"
                    + " synchronous(false)");
        }
        Naming naming = new Naming(name, domain, instanceIds);
        Layout layout = new Layout(nodes, port, proxied, naming, hostsFile);
        Programs programs = postgresHome.map(Programs::at).orElseGet(Programs::ofClassPath);
        Profile profile = new Profile(face, synchronous, Map.copyOf(settings), List.copyOf(scripts));
        Site site = Site.open(layout, PostgresEngine::urlOf);
        try {
            return PostgresCluster.on(site, new PostgresEngine(programs, profile, site.folder()));
        } catch (RuntimeException | Error e) {
            site.close();
            throw e;
        }
    }
}
