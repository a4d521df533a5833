package dev.lodestar.benchmarks.demo.page;

import dev.lodestar.benchmarks.demo.story.Act;
import dev.lodestar.benchmarks.demo.story.Note;
import dev.lodestar.benchmarks.demo.story.Story;
import dev.lodestar.benchmarks.demo.story.Times;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/** One change of writer as one application lived through it: two close-ups and the facts that the library told. */
final class FaultPanel {
    private static final long MILLI = 1_000_000;

    private FaultPanel() {}

    static Markup of(Story story, Story.Application application, Times times) {
        long begun = times.change().begun();
        long recovered = recovered(times);
        long span = recovered - begun;
        long before = Math.max(40 * MILLI, span / 12);
        long after = Math.max(50 * MILLI, span / 6);
        long lead = Math.max(20 * MILLI, (recovered - times.change().writable()) / 4);
        List<Note> facts = application.facts(story.notes(), begun, recovered + after);
        CloseUp whole = new CloseUp(story, application, times, facts, begun - before, recovered + after);
        CloseUp end =
                new CloseUp(story, application, times, facts, times.change().writable() - lead, recovered + 2 * lead);
        return new Markup()
                .open("section", "class", "card fault-panel")
                .element("h3", times.title())
                .element("p", story(story, times), "class", "muted")
                .open("div", "class", "pair")
                .open("figure")
                .add(whole.draw(times.title() + ", from the fault on"))
                .element("figcaption", "From the fault until every worker goes on")
                .close("figure")
                .open("figure")
                .add(end.draw(times.title() + ", around the promotion"))
                .element(
                        "figcaption",
                        "Enlarged: from just before node " + times.change().to() + " accepts writes")
                .close("figure")
                .close("div")
                .add(list(facts, begun))
                .close("section");
    }

    private static String story(Story story, Times times) {
        String sentence = story.acts().stream()
                .filter(act -> act.change().isPresent() && act.change().get().equals(times.change()))
                .map(Act::sentence)
                .findFirst()
                .orElse("");
        return sentence.substring(0, Math.min(1, sentence.length())).toUpperCase(Locale.ROOT)
                + sentence.substring(Math.min(1, sentence.length()))
                + ". Node " + times.change().from() + " → node "
                + times.change().to() + ": without a writer for "
                + Words.millis(times.outage()) + ", then the application's first success after "
                + Words.millis(times.clientShare()) + ".";
    }

    /** The last of the moments at which something got going again. */
    private static long recovered(Times times) {
        return LongStream.concat(
                        LongStream.of(times.change().writable()),
                        LongStream.concat(
                                values(times.firstSuccess()),
                                LongStream.concat(values(times.firstWrite()), values(times.everyone()))))
                .max()
                .orElseThrow();
    }

    private static LongStream values(OptionalLong moment) {
        return moment.stream();
    }

    private static Markup list(List<Note> facts, long zero) {
        Markup list = new Markup().open("ol", "class", "facts");
        facts.forEach(fact -> list.open("li")
                .element(
                        "b",
                        "+" + Words.millis(fact.at() - zero),
                        "class",
                        fact.kind().name().toLowerCase(Locale.ROOT))
                .text(" " + fact.text())
                .close("li"));
        return list.close("ol");
    }
}
