package dev.lodestar.testkit.junit;

import dev.lodestar.testkit.Cluster;
import java.util.stream.Collectors;

/** What a cluster looked like when a test failed: told as a suppressed exception, for that is shown by every tool. */
final class Scene extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int LINES_OF_LOG = 30;

    Scene(Cluster cluster) {
        super(describe(cluster), null, false, false);
    }

    private static String describe(Cluster cluster) {
        String logs = cluster.nodes().stream()
                .map(node -> node + "\n" + String.join("\n", node.log(LINES_OF_LOG)))
                .collect(Collectors.joining("\n"));
        return "the cluster when the test failed\n" + cluster.timeline() + "\n" + logs;
    }
}
