package dev.lodestar.benchmarks.demo.workload;

import java.util.List;

/** Trails with given calls, for tests. */
public final class Trails {
    private Trails() {}

    public static Trail of(int workers, List<Call> calls) {
        Trail trail = new Trail("test", workers);
        calls.forEach(trail::add);
        return trail;
    }
}
