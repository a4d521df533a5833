package dev.lodestar.benchmarks.demo.story;

import dev.lodestar.benchmarks.demo.story.Act.Change;
import dev.lodestar.benchmarks.demo.workload.Call;
import dev.lodestar.benchmarks.demo.workload.Trail;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * When one application got going again after a change of writer. Moments are empty if it never did.
 *
 * @param firstSuccess the first call of any worker that the new writer answered
 * @param firstWrite the first acknowledged write on the new writer; in a synchronous cluster it has to wait for a
 * reader, too
 * @param everyone when the last of the workers had its first success on the new writer
 * @param errors failed calls that ended in this act
 */
public record Times(
        String title,
        Change change,
        OptionalLong firstSuccess,
        OptionalLong firstWrite,
        OptionalLong everyone,
        List<Call> errors) {

    /** The times of the act, which must have a change. */
    public static Times of(Act act, Trail trail) {
        Change change = act.change().orElseThrow();
        List<Call> calls = trail.calls();
        Predicate<Call> onNewWriter = call -> call.succeeded()
                && call.ended() > change.begun()
                && call.server().equals(change.server());
        List<Call> successes = calls.stream().filter(onNewWriter).toList();
        long[] each = IntStream.range(0, trail.workers())
                .mapToObj(worker -> first(successes, call -> call.worker() == worker))
                .filter(OptionalLong::isPresent)
                .mapToLong(OptionalLong::getAsLong)
                .toArray();
        return new Times(
                act.title(),
                change,
                first(successes, call -> true),
                first(successes, call -> call.job().writes()),
                each.length < trail.workers()
                        ? OptionalLong.empty()
                        : IntStream.range(0, each.length)
                                .mapToLong(i -> each[i])
                                .max(),
                calls.stream()
                        .filter(call -> !call.succeeded() && act.from() <= call.ended() && call.ended() < act.to())
                        .toList());
    }

    private static OptionalLong first(List<Call> calls, Predicate<Call> which) {
        return calls.stream().filter(which).mapToLong(Call::ended).min();
    }

    /** From the fault until the new writer accepted writes. */
    public long outage() {
        return change.writable() - change.begun();
    }

    /** What the client added to the outage: from then until the application's first success. */
    public OptionalLong clientShare() {
        return since(firstSuccess);
    }

    /** From the moment at which the new writer accepted writes. */
    public OptionalLong since(OptionalLong moment) {
        return moment.isPresent() ? OptionalLong.of(moment.getAsLong() - change.writable()) : OptionalLong.empty();
    }
}
