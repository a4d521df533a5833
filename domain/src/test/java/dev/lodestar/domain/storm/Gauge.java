package dev.lodestar.domain.storm;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Counts what happens, and knows the busiest second. */
final class Gauge {

    /** Windows of a second begin at every one of these. */
    private static final long BUCKET = Duration.ofMillis(50).toNanos();

    private static final int BUCKETS_A_SECOND = 20;

    private final Map<Long, Integer> buckets = new HashMap<>();

    void count(long nanos) {
        buckets.merge(nanos / BUCKET, 1, Integer::sum);
    }

    /** The most in any second that begins at or after {@code since}. */
    int peak(Duration since) {
        int most = 0;
        for (long first : buckets.keySet()) {
            if (first >= since.toNanos() / BUCKET) {
                int second = 0;
                for (int i = 0; i < BUCKETS_A_SECOND; i++) {
                    second += buckets.getOrDefault(first + i, 0);
                }
                most = Math.max(most, second);
            }
        }
        return most;
    }
}
