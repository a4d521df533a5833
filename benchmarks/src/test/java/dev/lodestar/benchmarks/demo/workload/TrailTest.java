package dev.lodestar.benchmarks.demo.workload;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TrailTest {
    private static final Call READ = new Call(0, Job.READ, 0, 1, 2, Ending.ANSWERED, "a", "");
    private static final Call TRANSACTION = new Call(0, Job.TRANSACTION, 1, 3, 4, Ending.ANSWERED, "a", "");
    private static final Call LOST = new Call(1, Job.WRITE, 2, 5, 6, Ending.UNKNOWN, "", "08007");

    private final Trail trail = Trails.of(2, List.of(READ, TRANSACTION, LOST));

    @Test
    void countsStatementsThatSucceeded() {
        assertEquals(4, trail.statements());
    }

    @Test
    void countsErrorsByState() {
        assertEquals(Map.of("08007", 1L), trail.errors());
    }

    @Test
    void knowsEachWorkersLastSuccess() {
        assertEquals(Optional.of(TRANSACTION), trail.lastSuccess(0));
        assertEquals(Optional.empty(), trail.lastSuccess(1));
    }
}
