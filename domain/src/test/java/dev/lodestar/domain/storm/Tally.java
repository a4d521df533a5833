package dev.lodestar.domain.storm;

import dev.lodestar.domain.plugin.CallOutcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Who was lost, who was served, and when. */
final class Tally {

    private final List<Long> served = new ArrayList<>();
    private final List<CallOutcome.Failed> failed = new ArrayList<>();
    private int lost;

    void lost() {
        lost++;
    }

    void served(long nanos) {
        served.add(nanos);
    }

    void failed(CallOutcome.Failed outcome) {
        failed.add(outcome);
    }

    int losses() {
        return lost;
    }

    List<CallOutcome.Failed> failures() {
        return failed;
    }

    /** When that many per cent were served, counted from {@code since}; they come in the order of time. */
    Duration served(int percent, Duration since) {
        return Duration.ofNanos(served.get(served.size() * percent / 100 - 1)).minus(since);
    }
}
