package dev.lodestar.benchmarks.demo;

import dev.lodestar.testkit.Cluster;
import dev.lodestar.testkit.Node;

/** Which node is at which address. */
final class Addresses {
    private final Cluster cluster;

    Addresses(Cluster cluster) {
        this.cluster = cluster;
    }

    /** How many nodes there are. */
    int nodes() {
        return cluster.nodes().size();
    }

    /** The number of the node with that address; 0 for any other text. */
    int nodeNumber(String address) {
        return cluster.nodes().stream()
                .filter(node -> node.address().equals(address))
                .mapToInt(Node::number)
                .findFirst()
                .orElse(0);
    }

    /** Calls the nodes by their numbers instead of their addresses. */
    String named(String text) {
        String named = text;
        for (Node node : cluster.nodes()) {
            named = named.replace(node.address() + ":" + node.port(), "node " + node.number())
                    .replace(node.address(), "node " + node.number());
        }
        return named;
    }
}
