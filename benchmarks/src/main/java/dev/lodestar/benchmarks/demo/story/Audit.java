package dev.lodestar.benchmarks.demo.story;

import dev.lodestar.benchmarks.demo.workload.Call;
import dev.lodestar.benchmarks.demo.workload.Ending;
import dev.lodestar.benchmarks.demo.workload.Job;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/**
 * What the application was told, compared with what the data say.
 *
 * @param acknowledged pieces of work that the application was told are stored
 * @param lost of these, those that are not there
 * @param halves transactions of which one row is there and the other is not
 * @param unknown pieces of work of which nobody could tell
 * @param arrived of these, those that are there
 * @param undoneYetThere pieces of work that surely failed and are there all the same
 * @param onReader pieces of work that a server wrote which was not the writer while the call lasted
 */
public record Audit(
        long acknowledged,
        List<Long> lost,
        List<Long> halves,
        long unknown,
        long arrived,
        List<Long> undoneYetThere,
        List<Long> onReader) {

    /**
     * A promoted server takes writes a moment before the test kit has seen it, and one that is being killed does so a
     * moment after the test kit has noted it.
     */
    private static final long GRACE_NANOS = 250_000_000;

    /**
     * @param writers when which node was the writer in truth; other bands are not looked at
     * @param nodeNumber the number of the node with that address
     */
    public static Audit of(List<Call> calls, List<Row> rows, List<Band> writers, ToIntFunction<String> nodeNumber) {
        Map<Long, Row> stored = rows.stream().collect(Collectors.toMap(Row::work, Function.identity()));
        // A call that is not in doubt is repeated under the same number: the last word counts.
        Map<Long, Call> last = calls.stream()
                .filter(call -> call.job().writes())
                .collect(Collectors.toMap(Call::work, Function.identity(), Audit::later));
        List<Call> finals = last.values().stream().toList();
        Predicate<Call> isThere = call -> stored.containsKey(call.work());
        return new Audit(
                works(finals, ended(Ending.ANSWERED)).size(),
                works(finals, ended(Ending.ANSWERED).and(isThere.negate())),
                works(finals, isThere.and(call -> isHalf(call, stored.get(call.work())))),
                works(finals, ended(Ending.UNKNOWN)).size(),
                works(finals, ended(Ending.UNKNOWN).and(isThere)).size(),
                works(finals, ended(Ending.UNDONE).and(isThere)),
                works(finals, isThere.and(call -> isAstray(call, stored.get(call.work()), writers, nodeNumber))));
    }

    private static Call later(Call one, Call other) {
        return one.ended() >= other.ended() ? one : other;
    }

    private static Predicate<Call> ended(Ending ending) {
        return call -> call.ending() == ending;
    }

    private static boolean isHalf(Call call, Row row) {
        return row.lines() != (call.job() == Job.TRANSACTION ? 2 : 1);
    }

    private static boolean isAstray(Call call, Row row, List<Band> writers, ToIntFunction<String> nodeNumber) {
        int node = nodeNumber.applyAsInt(row.server());
        boolean reigned = writers.stream()
                .anyMatch(band -> band.node() == node
                        && band.state() == NodeState.WRITER
                        && band.overlaps(call.begun() - GRACE_NANOS, call.ended() + GRACE_NANOS));
        return row.byReader() || !reigned;
    }

    private static List<Long> works(List<Call> calls, Predicate<Call> which) {
        return calls.stream().filter(which).map(Call::work).sorted().toList();
    }
}
