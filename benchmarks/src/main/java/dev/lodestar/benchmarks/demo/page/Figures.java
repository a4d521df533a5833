package dev.lodestar.benchmarks.demo.page;

import dev.lodestar.benchmarks.demo.story.Check;
import dev.lodestar.benchmarks.demo.story.Story;
import dev.lodestar.benchmarks.demo.story.Times;
import dev.lodestar.benchmarks.demo.workload.Call;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The numbers of one application: tiles to see at a glance, a table to read, and the list of checks. */
final class Figures {
    private Figures() {}

    static Markup tiles(Story.Application application) {
        Markup tiles = new Markup().open("div", "class", "tiles");
        application
                .times()
                .forEach(times -> tiles.add(tile(
                        Words.millis(times.clientShare()), times.title(), "from the new writer to the first success")));
        tiles.add(tile(
                Words.count(application.audit().lost().size()),
                "Lost writes",
                "of " + Words.count(application.audit().acknowledged()) + " acknowledged"));
        tiles.add(tile(
                Words.count(application.errors().size()),
                "Errors",
                "and " + Words.count(application.statements()) + " statements that succeeded"));
        return tiles.close("div");
    }

    private static Markup tile(String figure, String title, String explanation) {
        return new Markup()
                .open("div", "class", "tile")
                .element("span", title, "class", "tile-title")
                .element("strong", figure)
                .element("span", explanation, "class", "muted")
                .close("div");
    }

    static Markup table(Story.Application application) {
        Markup table = new Markup()
                .open("div", "class", "scroll")
                .open("table")
                .open("thead")
                .open("tr");
        List.of("", "Fault → accepts writes", "→ first success", "→ first write", "→ every worker", "Errors")
                .forEach(title -> table.element("th", title));
        table.close("tr").close("thead").open("tbody");
        application.times().forEach(times -> table.add(row(times)));
        return table.close("tbody").close("table").close("div");
    }

    private static Markup row(Times times) {
        return new Markup()
                .open("tr")
                .element("th", times.title())
                .element("td", Words.millis(times.outage()))
                .element("td", Words.millis(times.clientShare()), "class", "key")
                .element("td", Words.millis(times.since(times.firstWrite())))
                .element("td", Words.millis(times.since(times.everyone())))
                .open("td")
                .add(chips(times.errors()))
                .close("td")
                .close("tr");
    }

    private static Markup chips(List<Call> errors) {
        Map<String, Long> counts =
                errors.stream().collect(Collectors.groupingBy(Call::sqlState, TreeMap::new, Collectors.counting()));
        Markup chips = new Markup();
        counts.forEach((state, count) -> chips.element(
                "span",
                state + " × " + count,
                "class",
                "chip " + Words.errorClass(state),
                "title",
                Words.meaning(state)));
        return chips;
    }

    static Markup checks(Story.Application application) {
        Markup list = new Markup().open("ul", "class", "checks");
        application.checks().forEach(check -> list.add(item(check)));
        return list.close("ul");
    }

    private static Markup item(Check check) {
        return new Markup()
                .open("li", "class", check.holds() ? "holds" : "broken")
                .element("span", check.holds() ? "✓" : "✗", "class", "sign")
                .text(check.claim() + " ")
                .element("span", check.evidence(), "class", "muted")
                .close("li");
    }
}
