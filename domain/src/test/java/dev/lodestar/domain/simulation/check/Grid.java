package dev.lodestar.domain.simulation.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What one kind of machine has gone through: how often, in which state, an event had which outcome. Every cell of the grid
 * is reached, or is declared unreachable for a reason; a declared one that is reached after all is a false declaration.
 */
public final class Grid {

    /**
     * The axes of a grid.
     *
     * @param outcomes what may follow: the next state, or how the machine ended
     */
    public record Axes(String machine, List<String> states, List<String> events, List<String> outcomes) {}

    /**
     * Some cells. An empty list stands for all of its axis.
     *
     * @param reason why they cannot be reached, or are rarely
     */
    public record Cells(List<String> states, List<String> events, List<String> outcomes, String reason) {
        private boolean cover(Cell cell) {
            return (states.isEmpty() || states.contains(cell.state()))
                    && (events.isEmpty() || events.contains(cell.event()))
                    && (outcomes.isEmpty() || outcomes.contains(cell.outcome()));
        }
    }

    private record Cell(String state, String event, String outcome) {
        @Override
        public String toString() {
            return state + " × " + event + " → " + outcome;
        }
    }

    private final Axes axes;
    private final long[][][] counts;

    public Grid(Axes axes) {
        this.axes = axes;
        counts = new long[axes.states().size()][axes.events().size()]
                [axes.outcomes().size()];
    }

    public void hit(String state, String event, String outcome) {
        counts[index(axes.states(), state)][index(axes.events(), event)][index(axes.outcomes(), outcome)]++;
    }

    private int index(List<String> names, String name) {
        int index = names.indexOf(name);
        if (index < 0) {
            throw new AssertionError("The grid of the " + axes.machine() + " has no " + name + " among " + names);
        }
        return index;
    }

    /** Adds what another grid of the same machine has counted. */
    public void add(Grid other) {
        for (int state = 0; state < counts.length; state++) {
            for (int event = 0; event < counts[state].length; event++) {
                for (int outcome = 0; outcome < counts[state][event].length; outcome++) {
                    counts[state][event][outcome] += other.counts[state][event][outcome];
                }
            }
        }
    }

    /**
     * What is wrong: empty cells that nobody declared, reached ones that were declared unreachable, and declarations of
     * nothing.
     *
     * @param rare may be empty, and may be reached
     */
    public List<String> problems(List<Cells> unreachable, List<Cells> rare) {
        List<String> problems = new ArrayList<>();
        List<Cells> unused = new ArrayList<>(unreachable);
        for (Cell cell : cells()) {
            long count = count(cell);
            Optional<Cells> declared =
                    unreachable.stream().filter(cells -> cells.cover(cell)).findFirst();
            unused.removeIf(cells -> cells.cover(cell));
            boolean mayBeEmpty = declared.isPresent() || rare.stream().anyMatch(cells -> cells.cover(cell));
            if (count == 0 && !mayBeEmpty) {
                problems.add(axes.machine() + ": " + cell + " was never reached");
            }
            declared.filter(any -> count > 0)
                    .ifPresent(cells -> problems.add(axes.machine() + ": " + cell + " was reached " + count
                            + " times though " + cells.reason()));
        }
        unused.forEach(cells -> problems.add(axes.machine() + ": " + cells + " covers nothing"));
        return problems;
    }

    private List<Cell> cells() {
        List<Cell> cells = new ArrayList<>();
        for (String state : axes.states()) {
            for (String event : axes.events()) {
                axes.outcomes().forEach(outcome -> cells.add(new Cell(state, event, outcome)));
            }
        }
        return cells;
    }

    private long count(Cell cell) {
        return counts[index(axes.states(), cell.state())][index(axes.events(), cell.event())][
                index(axes.outcomes(), cell.outcome())];
    }

    /** One line for each pair of state and event that was met, with its outcomes. */
    @Override
    public String toString() {
        List<String> lines = new ArrayList<>();
        lines.add(axes.machine());
        for (String state : axes.states()) {
            for (String event : axes.events()) {
                String outcomes = axes.outcomes().stream()
                        .filter(outcome -> count(new Cell(state, event, outcome)) > 0)
                        .map(outcome -> outcome + " " + count(new Cell(state, event, outcome)))
                        .collect(Collectors.joining(", "));
                if (!outcomes.isEmpty()) {
                    lines.add(String.format("  %-12s × %-14s → %s", state, event, outcomes));
                }
            }
        }
        return String.join("\n", lines);
    }
}
