package dev.lodestar.benchmarks.demo.screen;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.stream.Collectors;

/** Statements per second, from a counter that is looked at now and then. */
final class Rates {
    private static final String BARS = " ▁▂▃▄▅▆▇█";

    private final int kept;
    private final Deque<Double> rates = new ArrayDeque<>();
    private long lastCount;
    private long lastAt;

    Rates(int kept, long at) {
        this.kept = kept;
        this.lastAt = at;
    }

    /** The counter stands at {@code count} now. */
    void look(long count, long at) {
        if (at <= lastAt) {
            return;
        }
        rates.addLast((count - lastCount) * 1e9 / (at - lastAt));
        if (rates.size() > kept) {
            rates.removeFirst();
        }
        lastCount = count;
        lastAt = at;
    }

    /** The rate between the last two looks. */
    long latest() {
        return rates.isEmpty() ? 0 : Math.round(rates.getLast());
    }

    /** One block for each look, oldest first; an empty one where nothing succeeded. */
    String sparkline() {
        double most = rates.stream().mapToDouble(Double::doubleValue).max().orElse(0);
        return rates.stream().map(rate -> bar(rate, most)).collect(Collectors.joining());
    }

    private static String bar(double rate, double most) {
        int height = rate <= 0 ? 0 : 1 + (int) Math.round(rate / most * (BARS.length() - 2));
        return BARS.substring(height, height + 1);
    }
}
