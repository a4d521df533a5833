package dev.lodestar.benchmarks.cost;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * What the command line asks for.
 *
 * @param rounds how often both clients run in each setting, one after the other
 * @param calls how many queries one event loop makes in a round
 */
record CostOptions(int rounds, int calls) {

    static final String USAGE = String.join(
            "\n",
            "Measures what a query costs more through the Vert.x pool than through the plain client.",
            "",
            "  ./demo cost [options]",
            "",
            "  --rounds N         of each client, alternating (25)",
            "  --calls N          queries of one event loop in a round (4000)");

    /** @throws IllegalArgumentException with a message for people */
    static CostOptions parse(List<String> arguments) {
        CostOptions options = new CostOptions(25, 4_000);
        Deque<String> left = new ArrayDeque<>(arguments);
        while (!left.isEmpty()) {
            String option = left.removeFirst();
            options = switch (option) {
                case "--rounds" -> new CostOptions(number(option, left), options.calls());
                case "--calls" -> new CostOptions(options.rounds(), number(option, left));
                default -> throw new IllegalArgumentException("There is no option " + option + ".");
            };
        }
        return options;
    }

    private static int number(String option, Deque<String> left) {
        String text = left.isEmpty() ? "" : left.removeFirst();
        if (!text.matches("[1-9]\\d{0,6}")) {
            throw new IllegalArgumentException(option + " needs a number from 1, not '" + text + "'.");
        }
        return Integer.parseInt(text);
    }
}
