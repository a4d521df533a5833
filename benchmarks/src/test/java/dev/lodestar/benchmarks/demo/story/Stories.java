package dev.lodestar.benchmarks.demo.story;

import dev.lodestar.benchmarks.demo.story.Act.Change;
import dev.lodestar.benchmarks.demo.workload.Call;
import dev.lodestar.benchmarks.demo.workload.Ending;
import dev.lodestar.benchmarks.demo.workload.Job;
import java.util.List;
import java.util.Optional;

/** A small story for tests: node 1 is the writer until 1000 ms, node 2 since 1500 ms. Servers are called n1 and n2. */
public final class Stories {
    public static final long MILLI = 1_000_000;
    public static final Change CHANGE = new Change(1, 2, "n2", 1000 * MILLI, 1500 * MILLI);
    public static final Act CRASH =
            new Act("Crash", "the writer is killed", 900 * MILLI, 3000 * MILLI, Optional.of(CHANGE));
    public static final List<Band> TRUTH = List.of(
            new Band(1, NodeState.WRITER, 0, 1000 * MILLI),
            new Band(1, NodeState.DOWN, 1000 * MILLI, 3000 * MILLI),
            new Band(2, NodeState.READER, 0, 1500 * MILLI),
            new Band(2, NodeState.WRITER, 1500 * MILLI, 3000 * MILLI));

    private Stories() {}

    public static int nodeNumber(String server) {
        return Integer.parseInt(server.substring(1));
    }

    public static Call success(int worker, Job job, long work, long begunMillis, long endedMillis, String server) {
        return new Call(worker, job, work, begunMillis * MILLI, endedMillis * MILLI, Ending.ANSWERED, server, "");
    }

    public static Call failure(int worker, Job job, long work, long endedMillis, Ending ending, String sqlState) {
        return new Call(worker, job, work, (endedMillis - 5) * MILLI, endedMillis * MILLI, ending, "", sqlState);
    }

    /** The story as a whole, with these calls of two workers and this text among the notes. */
    public static Story of(List<Call> calls, List<Times> times, List<Check> checks, String note) {
        Audit audit = Audit.of(calls, List.of(), TRUTH, Stories::nodeNumber);
        return new Story(
                "three servers",
                3,
                0,
                3000 * MILLI,
                List.of(new Act("Calm", "nothing happens", 0, 900 * MILLI, Optional.empty()), CRASH),
                TRUTH,
                List.of(new Note(1100 * MILLI, Note.Voice.LIBRARY, "JDBC", note)),
                List.of(new Story.Application("JDBC", 2, calls, TRUTH, times, audit, checks)));
    }
}
