package dev.lodestar.benchmarks.demo.screen;

import dev.lodestar.benchmarks.demo.Scene;
import dev.lodestar.benchmarks.demo.story.NodeState;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Which server is what, in one line. */
final class Places {
    private static final String PLAIN = "\033[0m";

    private Places() {}

    /** The node that is the writer in truth, or that there is none. */
    static String writer(Scene scene) {
        return IntStream.rangeClosed(1, scene.truth().nodes())
                .filter(node -> scene.truth().now(node) == NodeState.WRITER)
                .mapToObj(node -> "node " + node)
                .findFirst()
                .orElse("none");
    }

    /** All nodes, with colours. */
    static String all(int nodes, IntFunction<NodeState> states) {
        return IntStream.rangeClosed(1, nodes)
                .mapToObj(node -> shown(node, states.apply(node)))
                .collect(Collectors.joining("   "));
    }

    private static String shown(int node, NodeState state) {
        String padded = String.format("%-9s", label(state));
        return "node " + node + " " + colour(state) + padded + PLAIN;
    }

    private static String label(NodeState state) {
        return switch (state) {
            case WRITER -> "★ writer";
            case READER -> "● reader";
            case DOWN -> "✗ down";
            case FROZEN -> "❄ frozen";
            case FORMER -> "! former";
            case UNKNOWN -> "? unknown";
        };
    }

    private static String colour(NodeState state) {
        return switch (state) {
            case WRITER -> "\033[1;32m";
            case READER -> "\033[34m";
            case DOWN -> "\033[31m";
            case FROZEN -> "\033[36m";
            case FORMER -> "\033[33m";
            case UNKNOWN -> "\033[2m";
        };
    }
}
