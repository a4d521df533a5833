package dev.lodestar.benchmarks.demo.story;

import static dev.lodestar.benchmarks.demo.story.Stories.CRASH;
import static dev.lodestar.benchmarks.demo.story.Stories.MILLI;
import static dev.lodestar.benchmarks.demo.story.Stories.failure;
import static dev.lodestar.benchmarks.demo.story.Stories.success;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lodestar.benchmarks.demo.workload.Call;
import dev.lodestar.benchmarks.demo.workload.Ending;
import dev.lodestar.benchmarks.demo.workload.Job;
import dev.lodestar.benchmarks.demo.workload.Trails;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class TimesTest {
    private static Times times(Call... calls) {
        return Times.of(CRASH, Trails.of(2, List.of(calls)));
    }

    @Test
    void theClientsShareBeginsWhenTheNewWriterAcceptsWrites() {
        Times times = times(success(0, Job.READ, 0, 1510, 1520, "n2"));
        assertEquals(500 * MILLI, times.outage());
        assertEquals(OptionalLong.of(20 * MILLI), times.clientShare());
    }

    @Test
    void aSuccessOnTheOldWriterIsNoSuccess() {
        Times times = times(
                success(0, Job.READ, 0, 999, 1001, "n1"),
                success(0, Job.READ, 0, 1550, 1560, "n1"),
                success(0, Job.READ, 0, 1590, 1600, "n2"));
        assertEquals(OptionalLong.of(100 * MILLI), times.clientShare());
    }

    @Test
    void readsDoNotCountAsWrites() {
        Times times =
                times(success(0, Job.READ, 0, 1510, 1520, "n2"), success(0, Job.TRANSACTION, 7, 1520, 1580, "n2"));
        assertEquals(OptionalLong.of(80 * MILLI), times.since(times.firstWrite()));
    }

    @Test
    void everyoneMeansTheLastWorker() {
        Times times = times(
                success(0, Job.READ, 0, 1510, 1520, "n2"),
                success(0, Job.READ, 0, 1520, 1530, "n2"),
                success(1, Job.READ, 0, 1510, 1590, "n2"));
        assertEquals(OptionalLong.of(90 * MILLI), times.since(times.everyone()));
    }

    @Test
    void aWorkerThatNeverSucceedsLeavesEveryoneEmpty() {
        Times times = times(success(0, Job.READ, 0, 1510, 1520, "n2"));
        assertEquals(OptionalLong.empty(), times.everyone());
    }

    @Test
    void errorsOfOtherActsDoNotCount() {
        Call inTime = failure(0, Job.READ, 0, 1400, Ending.UNDONE, "08S02");
        Times times = times(inTime, failure(1, Job.READ, 0, 800, Ending.UNDONE, "08S02"));
        assertEquals(List.of(inTime), times.errors());
    }
}
