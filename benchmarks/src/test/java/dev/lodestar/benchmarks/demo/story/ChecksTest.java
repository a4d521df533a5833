package dev.lodestar.benchmarks.demo.story;

import static dev.lodestar.benchmarks.demo.story.Stories.CRASH;
import static dev.lodestar.benchmarks.demo.story.Stories.success;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestar.benchmarks.demo.workload.Job;
import dev.lodestar.benchmarks.demo.workload.Trails;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChecksTest {
    private static final Audit CLEAN = new Audit(5, List.of(), List.of(), 1, 0, List.of(), List.of());

    /** One worker, whose first success comes that many milliseconds after the promotion. */
    private static Times backAfter(long millis) {
        return Times.of(CRASH, Trails.of(1, List.of(success(0, Job.READ, 0, 1500, 1500 + millis, "n2"))));
    }

    private static long broken(List<Check> checks) {
        return checks.stream().filter(check -> !check.holds()).count();
    }

    @Test
    void allHoldAfterACleanRun() {
        assertEquals(0, broken(Checks.of(List.of(backAfter(20)), true, CLEAN, List.of())));
    }

    @Test
    void theBoundItselfIsInTime() {
        assertEquals(0, broken(Checks.of(List.of(backAfter(Checks.STUCK.toMillis())), true, CLEAN, List.of())));
        assertEquals(1, broken(Checks.of(List.of(backAfter(Checks.STUCK.toMillis() + 1)), true, CLEAN, List.of())));
    }

    @Test
    void aWorkerThatNeverComesBackIsStuck() {
        Times never = Times.of(CRASH, Trails.of(1, List.of()));
        assertEquals(1, broken(Checks.of(List.of(never), true, CLEAN, List.of())));
    }

    @Test
    void aWorkerThatDoesNotEndIsStuck() {
        assertEquals(1, broken(Checks.of(List.of(), false, CLEAN, List.of())));
    }

    @Test
    void everyExceptionToTheRulesBreaksACheckOfItsOwn() {
        Audit guilty = new Audit(5, List.of(1L), List.of(2L), 1, 0, List.of(3L), List.of(4L));
        assertEquals(5, broken(Checks.of(List.of(), true, guilty, List.of("a reader answered"))));
    }

    @Test
    void aBrokenCheckNamesSomeOfTheExceptions() {
        Audit guilty = new Audit(9, List.of(11L, 12L, 13L, 14L, 15L, 16L), List.of(), 0, 0, List.of(), List.of());
        String evidence = Checks.of(List.of(), true, guilty, List.of()).stream()
                .filter(check -> !check.holds())
                .findFirst()
                .orElseThrow()
                .evidence();
        assertTrue(evidence.startsWith("6: [11, 12,"), evidence);
    }
}
