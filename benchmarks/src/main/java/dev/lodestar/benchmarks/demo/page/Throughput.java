package dev.lodestar.benchmarks.demo.page;

import dev.lodestar.benchmarks.demo.workload.Call;
import dev.lodestar.benchmarks.demo.workload.Job;
import java.util.List;
import java.util.Locale;

/** Statements that succeeded, counted in buckets of time and stacked by kind. */
final class Throughput {
    /** Short enough to show the shortest outage, long enough to be smooth. */
    static final long BUCKET = 50_000_000;

    private static final List<Job> STACK = List.of(Job.READ, Job.WRITE, Job.TRANSACTION);

    private final long from;
    private final long[][] counts;

    Throughput(List<Call> calls, long from, long to) {
        this.from = from;
        int buckets = (int) ((to - from + BUCKET - 1) / BUCKET);
        this.counts = new long[STACK.size()][buckets];
        for (Call call : calls) {
            int bucket = (int) Math.floorDiv(call.ended() - from, BUCKET);
            if (call.succeeded() && bucket >= 0 && bucket < buckets) {
                counts[STACK.indexOf(call.job())][bucket] += call.job().statements();
            }
        }
    }

    /** The highest bucket, of all kinds together. */
    long most() {
        long most = 0;
        for (int bucket = 0; bucket < counts[0].length; bucket++) {
            most = Math.max(most, sum(bucket, STACK.size()));
        }
        return most;
    }

    /** Of the lowest kinds in the stack. */
    long sum(int bucket, int kinds) {
        long sum = 0;
        for (int kind = 0; kind < kinds; kind++) {
            sum += counts[kind][bucket];
        }
        return sum;
    }

    Markup draw(Axis axis, double top, double bottom, long full) {
        Markup drawing = new Markup();
        // The highest first, so that each lower one covers its part.
        for (int kinds = STACK.size(); kinds > 0; kinds--) {
            String kind = STACK.get(kinds - 1).name().toLowerCase(Locale.ROOT);
            drawing.leaf("path", "class", "area " + kind, "d", outline(axis, top, bottom, full, kinds));
        }
        return drawing;
    }

    private String outline(Axis axis, double top, double bottom, long full, int kinds) {
        StringBuilder path = new StringBuilder();
        path.append(String.format(Locale.ROOT, "M%.1f %.1f", axis.x(from), bottom));
        for (int bucket = 0; bucket < counts[0].length; bucket++) {
            double y = bottom - (bottom - top) * sum(bucket, kinds) / full;
            double end = axis.x(from + (bucket + 1) * BUCKET);
            path.append(String.format(Locale.ROOT, "V%.1fH%.1f", y, end));
        }
        return path.append(String.format(Locale.ROOT, "V%.1fZ", bottom)).toString();
    }
}
