package dev.lodestar.benchmarks.crash;

import java.time.Duration;
import java.util.List;

/** What many rounds come to. */
record Figures(List<Round> rounds) {

    /** Half of all crashes shall cost the client no more. Reported, never asserted: it depends on the machine. */
    static final Duration TARGET_MEDIAN = Duration.ofMillis(50);

    /** No crash shall cost the client more. */
    static final Duration TARGET_WORST = Duration.ofMillis(300);

    Figures {
        rounds = List.copyOf(rounds);
        if (rounds.isEmpty()) {
            throw new IllegalArgumentException("There are no figures without rounds");
        }
    }

    Duration medianShare() {
        return median(rounds.stream().map(Round::share).sorted().toList());
    }

    Duration worstShare() {
        return rounds.stream().map(Round::share).max(Duration::compareTo).orElseThrow();
    }

    Duration medianOutage() {
        return median(rounds.stream().map(Round::outage).sorted().toList());
    }

    boolean areOnTarget() {
        return medianShare().compareTo(TARGET_MEDIAN) <= 0 && worstShare().compareTo(TARGET_WORST) <= 0;
    }

    /** The middle one, or the mean of the two in the middle. */
    private static Duration median(List<Duration> sorted) {
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1
                ? sorted.get(half)
                : sorted.get(half - 1).plus(sorted.get(half)).dividedBy(2);
    }
}
