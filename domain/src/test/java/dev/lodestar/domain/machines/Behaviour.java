package dev.lodestar.domain.machines;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What a machine was seen to do: state, event, next state. Rendered as a diagram and as a table. */
final class Behaviour {

    /** Where a machine comes from before it has a state. */
    static final String NOTHING = "";

    private static final String OVER = "over: ";

    private record Edge(String from, String event, String to) {}

    private final Set<Edge> seen = new LinkedHashSet<>();

    /** The name of a state in which the machine has ended. */
    static String over(String how) {
        return OVER + how;
    }

    void saw(String from, String event, String to) {
        seen.add(new Edge(from, event, to));
    }

    /** Every state that was seen and is no end. */
    Set<String> states() {
        Set<String> states = new TreeSet<>();
        for (Edge edge : seen) {
            states.add(edge.from());
            states.add(edge.to());
        }
        states.removeIf(state -> state.equals(NOTHING) || state.startsWith(OVER));
        return states;
    }

    /** Mermaid: an arrow for each pair of states, with the events that lead from one to the other. */
    String diagram(Collection<String> states, List<String> events) {
        Map<String, Set<String>> arrows = new LinkedHashMap<>();
        for (String from : withNothing(states)) {
            for (String event : events) {
                for (String to : next(from, event)) {
                    if (!from.equals(to)) {
                        String arrow = node(from) + " --> " + node(to);
                        arrows.computeIfAbsent(arrow, any -> new LinkedHashSet<>())
                                .add(event);
                    }
                }
            }
        }
        StringBuilder text = new StringBuilder("```mermaid\nstateDiagram-v2\n");
        nodes(states).forEach((id, name) -> text.append("    state \"" + name + "\" as " + id + "\n"));
        arrows.forEach((arrow, labels) -> text.append("    " + arrow + " : " + String.join(", ", labels) + "\n"));
        return text.append("```\n").toString();
    }

    /** States by their ids; all ends of a kind are one. */
    private Map<String, String> nodes(Collection<String> states) {
        Map<String, String> nodes = new LinkedHashMap<>();
        states.forEach(state -> nodes.put(node(state), state));
        Set<String> ends = new TreeSet<>();
        seen.stream().map(Edge::to).filter(to -> to.startsWith(OVER)).forEach(ends::add);
        ends.forEach(end -> nodes.put(node(end), kind(end)));
        return nodes;
    }

    private static String node(String state) {
        return state.equals(NOTHING) ? "[*]" : "s_" + kind(state).replaceAll("\\W+", "_");
    }

    /** Without the details of an end. */
    private static String kind(String state) {
        int details = state.indexOf(" (");
        return state.startsWith(OVER) && details > 0 ? state.substring(0, details) : state;
    }

    /** Markdown: a row for each event, a column for each state; what never happens is a dash. */
    String table(Collection<String> states, List<String> events) {
        List<String> columns = withNothing(states).stream()
                .filter(state ->
                        events.stream().anyMatch(event -> !next(state, event).isEmpty()))
                .toList();
        StringBuilder text = new StringBuilder("| event |");
        columns.forEach(state -> text.append(state.equals(NOTHING) ? " (new) |" : " in *" + state + "* |"));
        text.append("\n|---|").append("---|".repeat(columns.size())).append('\n');
        List<String> rows = events.stream()
                .filter(event ->
                        columns.stream().anyMatch(state -> !next(state, event).isEmpty()))
                .toList();
        for (String event : rows) {
            text.append("| ").append(event).append(" |");
            columns.forEach(state -> text.append(' ').append(cell(state, event)).append(" |"));
            text.append('\n');
        }
        return text.toString();
    }

    private String cell(String from, String event) {
        Set<String> next = next(from, event);
        return next.isEmpty()
                ? "–"
                : next.stream().map(to -> to.equals(from) ? "stays" : to).collect(Collectors.joining(", "));
    }

    /** Where {@code event} leads from {@code from}: to itself first, then in the order of names, ends last. */
    private Set<String> next(String from, String event) {
        Set<String> others = new TreeSet<>();
        Set<String> ends = new TreeSet<>();
        Set<String> next = new LinkedHashSet<>();
        for (Edge edge : seen) {
            if (edge.from().equals(from) && edge.event().equals(event)) {
                if (edge.to().equals(from)) {
                    next.add(from);
                } else {
                    (edge.to().startsWith(OVER) ? ends : others).add(edge.to());
                }
            }
        }
        next.addAll(others);
        next.addAll(ends);
        return next;
    }

    private static List<String> withNothing(Collection<String> states) {
        List<String> all = new ArrayList<>(states);
        all.add(0, NOTHING);
        return all;
    }
}
