package dev.lodestar.benchmarks.demo.page;

import static dev.lodestar.benchmarks.demo.story.Stories.MILLI;
import static dev.lodestar.benchmarks.demo.story.Stories.failure;
import static dev.lodestar.benchmarks.demo.story.Stories.success;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lodestar.benchmarks.demo.workload.Ending;
import dev.lodestar.benchmarks.demo.workload.Job;
import java.util.List;
import org.junit.jupiter.api.Test;

class ThroughputTest {
    private final Throughput throughput = new Throughput(
            List.of(
                    success(0, Job.READ, 0, 0, 10, "n1"),
                    success(0, Job.TRANSACTION, 1, 10, 49, "n1"),
                    success(0, Job.WRITE, 2, 49, 50, "n1"),
                    success(0, Job.WRITE, 3, 90, 120, "n1"),
                    failure(0, Job.WRITE, 4, 60, Ending.UNKNOWN, "08007")),
            0,
            100 * MILLI);

    @Test
    void countsStatementsWhereTheirCallEnded() {
        assertEquals(4, throughput.sum(0, 3));
        assertEquals(1, throughput.sum(1, 3));
        assertEquals(4, throughput.most());
    }

    @Test
    void stacksReadsBelowWritesBelowTransactions() {
        assertEquals(1, throughput.sum(0, 1));
        assertEquals(1, throughput.sum(0, 2));
    }
}
