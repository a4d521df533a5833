package dev.lodestar.benchmarks.demo.story;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Collects changes of state, in the order of time, and makes bands of them. */
final class Bands {

    private record Open(NodeState state, long since) {}

    private final Map<Integer, Open> open = new TreeMap<>();
    private final List<Band> closed = new ArrayList<>();

    /** The node is this from now on. */
    void become(int node, NodeState state, long at) {
        Open before = open.get(node);
        if (before != null && before.state() == state) {
            return;
        }
        close(node, at);
        open.put(node, new Open(state, at));
    }

    NodeState now(int node) {
        Open known = open.get(node);
        return known == null ? NodeState.UNKNOWN : known.state();
    }

    private void close(int node, long at) {
        Open ended = open.remove(node);
        if (ended != null && ended.since() < at) {
            closed.add(new Band(node, ended.state(), ended.since(), at));
        }
    }

    /** All bands; those that still last end at that moment. */
    List<Band> until(long end) {
        List<Band> all = new ArrayList<>(closed);
        open.forEach((node, last) -> {
            if (last.since() < end) {
                all.add(new Band(node, last.state(), last.since(), end));
            }
        });
        return List.copyOf(all);
    }
}
