package dev.lodestar.testkit.engine;

import dev.lodestar.testkit.ClusterException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a cluster shall look like, whatever its database.
 *
 * @param nodes how many, 1 to 5
 * @param port the port of every node; 0 for a free one
 * @param proxied whether a proxy stands in front of each node
 * @param naming how everything is called
 * @param hostsFile where the names are written; if empty, where this JVM reads them, else in the cluster's own folder
 */
public record Layout(int nodes, int port, boolean proxied, Naming naming, Optional<Path> hostsFile) {
    private static final int MOST_NODES = 5;
    private static final int HIGHEST_PORT = 65_535;
    private static final Pattern LABEL = Pattern.compile("[a-z]([a-z0-9-]*[a-z0-9])?");
    private static final Pattern DOMAIN = Pattern.compile("[a-z0-9-]+(\\.[a-z0-9-]+)+");

    public Layout {
        check(nodes >= 1 && nodes <= MOST_NODES, "nodes is " + nodes + ": give 1 to " + MOST_NODES);
        check(port >= 0 && port <= HIGHEST_PORT, "port is " + port + ": give 1 to 65535, or 0 for a free one");
        check(
                LABEL.matcher(naming.cluster()).matches(),
                "name is '" + naming.cluster() + "': give lower-case letters, digits and hyphens, as in 'orders'");
        check(
                DOMAIN.matcher(naming.domain()).matches(),
                "domain is '" + naming.domain() + "': give one like abc123.us-east-2.rds.amazonaws.com");
    }

    private static void check(boolean fine, String otherwise) {
        if (!fine) {
            throw new ClusterException("This cluster can't be: " + otherwise);
        }
    }

    /** The hosts file of a cluster that lives in that folder. */
    Path hostsFile(Path lair) {
        return hostsFile.orElseGet(() -> Optional.ofNullable(System.getProperty("jdk.net.hosts.file"))
                .map(Path::of)
                .orElse(lair.resolve("hosts")));
    }
}
