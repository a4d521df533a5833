package dev.lodestar.benchmarks.demo.page;

import java.util.ArrayList;
import java.util.List;

/** Maps moments, in nanoseconds, to places between {@code left} and {@code right}. */
record Axis(long from, long to, double left, double right) {
    private static final long[] STEPS = {1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 60_000
    };
    private static final long NANOS_PER_MILLI = 1_000_000;

    Axis {
        if (to <= from) {
            throw new IllegalArgumentException("An axis needs a span of time");
        }
    }

    /** The place of a moment; one outside of the span is put on the edge. */
    double x(long moment) {
        long inside = Math.max(from, Math.min(to, moment));
        return left + (right - left) * (inside - from) / (to - from);
    }

    boolean shows(long moment) {
        return from <= moment && moment <= to;
    }

    boolean showsAnyOf(long begin, long end) {
        return begin < to && end > from;
    }

    /** Round moments, counted from {@code zero}, about {@code wanted} of them. */
    List<Long> ticks(long zero, int wanted) {
        long step = step((to - from) / wanted);
        List<Long> ticks = new ArrayList<>();
        for (long tick = Math.floorDiv(from - zero + step - 1, step) * step; zero + tick <= to; tick += step) {
            ticks.add(zero + tick);
        }
        return ticks;
    }

    private static long step(long least) {
        for (long millis : STEPS) {
            if (millis * NANOS_PER_MILLI >= least) {
                return millis * NANOS_PER_MILLI;
            }
        }
        return STEPS[STEPS.length - 1] * NANOS_PER_MILLI;
    }
}
