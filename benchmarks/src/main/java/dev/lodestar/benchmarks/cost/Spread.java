package dev.lodestar.benchmarks.cost;

import java.util.List;
import java.util.Locale;

/** What many measurements of one thing come to. In microseconds. */
record Spread(double low, double median, double high) {

    /** The quartiles: a quarter of the values is below {@code low}, and a quarter above {@code high}. */
    static Spread of(List<Double> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("There is no spread of nothing");
        }
        List<Double> sorted = values.stream().sorted().toList();
        return new Spread(at(sorted, 1), at(sorted, 2), at(sorted, 3));
    }

    /** Between two values in proportion. */
    private static double at(List<Double> sorted, int quarters) {
        double place = (sorted.size() - 1) * quarters / 4.0;
        int below = (int) place;
        int above = Math.min(below + 1, sorted.size() - 1);
        return sorted.get(below) + (sorted.get(above) - sorted.get(below)) * (place - below);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%6.2f (%.2f to %.2f)", median, low, high);
    }
}
