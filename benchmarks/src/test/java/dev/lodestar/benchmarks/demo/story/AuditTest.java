package dev.lodestar.benchmarks.demo.story;

import static dev.lodestar.benchmarks.demo.story.Stories.failure;
import static dev.lodestar.benchmarks.demo.story.Stories.success;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lodestar.benchmarks.demo.workload.Call;
import dev.lodestar.benchmarks.demo.workload.Ending;
import dev.lodestar.benchmarks.demo.workload.Job;
import java.util.List;
import org.junit.jupiter.api.Test;

class AuditTest {
    private static Audit audit(List<Call> calls, Row... rows) {
        return Audit.of(calls, List.of(rows), Stories.TRUTH, Stories::nodeNumber);
    }

    private static Row row(long work, int lines, String server) {
        return new Row(work, lines, server, false);
    }

    @Test
    void whatIsThereAndWasDoneByTheWriterIsFine() {
        Audit audit = audit(
                List.of(
                        success(0, Job.WRITE, 1, 500, 510, "n1"),
                        success(0, Job.TRANSACTION, 2, 1600, 1610, "n2"),
                        success(0, Job.READ, 0, 1600, 1610, "n2")),
                row(1, 1, "n1"),
                row(2, 2, "n2"));
        assertEquals(new Audit(2, List.of(), List.of(), 0, 0, List.of(), List.of()), audit);
    }

    @Test
    void anAcknowledgedWriteThatIsNotThereIsLost() {
        assertEquals(
                List.of(1L),
                audit(List.of(success(0, Job.WRITE, 1, 500, 510, "n1"))).lost());
    }

    @Test
    void aTransactionWithOneRowIsHalf() {
        List<Call> calls = List.of(success(0, Job.TRANSACTION, 1, 500, 510, "n1"));
        assertEquals(List.of(1L), audit(calls, row(1, 1, "n1")).halves());
    }

    @Test
    void halfOfAnUnknownTransactionIsHalfToo() {
        List<Call> calls = List.of(failure(0, Job.TRANSACTION, 1, 999, Ending.UNKNOWN, "08007"));
        assertEquals(List.of(1L), audit(calls, row(1, 1, "n1")).halves());
    }

    @Test
    void unknownWritesMayBeThereOrNot() {
        List<Call> calls = List.of(
                failure(0, Job.WRITE, 1, 999, Ending.UNKNOWN, "08007"),
                failure(1, Job.WRITE, 2, 999, Ending.UNKNOWN, "08007"));
        Audit audit = audit(calls, row(2, 1, "n1"));
        assertEquals(2, audit.unknown());
        assertEquals(1, audit.arrived());
        assertEquals(List.of(), audit.lost());
    }

    @Test
    void whatSurelyFailedMustNotBeThere() {
        List<Call> calls = List.of(failure(0, Job.TRANSACTION, 1, 999, Ending.UNDONE, "08007"));
        assertEquals(List.of(1L), audit(calls, row(1, 2, "n1")).undoneYetThere());
    }

    @Test
    void theLastWordCountsWhenACallWasRepeated() {
        List<Call> calls = List.of(
                failure(0, Job.WRITE, 1, 999, Ending.UNDONE, "08S02"), success(0, Job.WRITE, 1, 1600, 1610, "n2"));
        Audit audit = audit(calls, row(1, 1, "n2"));
        assertEquals(List.of(), audit.undoneYetThere());
        assertEquals(1, audit.acknowledged());
    }

    @Test
    void aWriteByTheFormerWriterIsOnAReader() {
        List<Call> calls = List.of(success(0, Job.WRITE, 1, 2000, 2010, "n1"));
        assertEquals(List.of(1L), audit(calls, row(1, 1, "n1")).onReader());
    }

    @Test
    void aWriteBeforeThePromotionIsOnAReader() {
        List<Call> calls = List.of(success(0, Job.WRITE, 1, 500, 510, "n2"));
        assertEquals(List.of(1L), audit(calls, row(1, 1, "n2")).onReader());
    }

    @Test
    void aWriteByAServerThatCallsItselfAReaderIsOnAReader() {
        List<Call> calls = List.of(success(0, Job.WRITE, 1, 500, 510, "n1"));
        assertEquals(List.of(1L), audit(calls, new Row(1, 1, "n1", true)).onReader());
    }
}
