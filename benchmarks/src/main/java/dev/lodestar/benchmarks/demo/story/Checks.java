package dev.lodestar.benchmarks.demo.story;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What decides whether the demo succeeded. */
public final class Checks {

    /**
     * How long after the new writer accepts writes the slowest worker may take to succeed on it. Generous on purpose.
     */
    public static final Duration STUCK = Duration.ofSeconds(10);

    private static final int MOST_SHOWN = 5;

    private Checks() {}

    /**
     * @param times one for each change of writer
     * @param ended whether all workers of the application ended when they were told to
     * @param offences what the application noticed while it ran
     */
    public static List<Check> of(List<Times> times, boolean ended, Audit audit, List<String> offences) {
        List<Check> checks = new ArrayList<>();
        times.forEach(each -> checks.add(goesOn(each)));
        checks.add(new Check("all workers of the application ended", ended, ended ? "" : "some still run"));
        checks.add(none(
                "no acknowledged write is lost",
                audit.lost(),
                audit.acknowledged() + " acknowledged, all of them there"));
        checks.add(
                none("every write was done by the writer of its time", audit.onReader(), "by the rows' own account"));
        checks.add(none("no transaction is half there", audit.halves(), "both rows or none"));
        checks.add(none(
                "what was reported as undone is undone",
                audit.undoneYetThere(),
                audit.unknown() + " reported as unknown, of which " + audit.arrived() + " are there"));
        checks.add(none("every read came from the writer and saw the last own write", offences, ""));
        return List.copyOf(checks);
    }

    private static Check goesOn(Times times) {
        boolean holds =
                times.everyone().isPresent() && times.since(times.everyone()).getAsLong() <= STUCK.toNanos();
        String evidence = times.everyone().isPresent()
                ? "the last worker after " + times.since(times.everyone()).getAsLong() / 1_000_000 + " ms"
                : "some worker had no success on node " + times.change().to();
        return new Check(times.title() + ": every worker goes on within " + STUCK.toSeconds() + " s", holds, evidence);
    }

    private static Check none(String claim, List<?> exceptions, String otherwise) {
        if (exceptions.isEmpty()) {
            return new Check(claim, true, otherwise);
        }
        return new Check(
                claim,
                false,
                exceptions.size() + ": " + exceptions.stream().limit(MOST_SHOWN).toList());
    }
}
