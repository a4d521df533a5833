package dev.lodestar.benchmarks.demo.page;

import dev.lodestar.benchmarks.demo.story.Note;
import dev.lodestar.benchmarks.demo.story.Story;
import dev.lodestar.benchmarks.demo.story.Times;
import dev.lodestar.benchmarks.demo.workload.Call;
import java.util.List;
import java.util.Locale;

/** A short span of time around one change of writer: the servers, every call of every worker, and numbered facts. */
final class CloseUp {
    private static final double WIDTH = 580;
    private static final double LABELS = 62;
    private static final double CALL = 11;
    private static final double CALL_GAP = 3;
    private static final double ROOM_FOR_A_LABEL = 130;

    private final Story story;
    private final Story.Application application;
    private final Times times;
    private final List<Note> facts;
    private final Axis axis;

    /** @param facts numbered from 1 in this order */
    CloseUp(Story story, Story.Application application, Times times, List<Note> facts, long from, long to) {
        this.story = story;
        this.application = application;
        this.times = times;
        this.facts = facts;
        this.axis = new Axis(from, to, LABELS, WIDTH - 8);
    }

    Markup draw(String title) {
        NodeRows rows = new NodeRows(story.nodes(), 15, 3);
        double bracket = 12;
        double nodes = bracket + 26;
        double calls = nodes + rows.total() + 14;
        double bottom = calls + application.workers() * (CALL + CALL_GAP) + 4;
        double scale = bottom + 20;
        return new Markup()
                .open("svg", "viewBox", String.format(Locale.ROOT, "0 0 %.0f %.0f", WIDTH, scale + 26), "role", "img")
                .element("title", title)
                .add(brackets(bracket))
                .add(rows.labels(LABELS - 8, nodes))
                .add(rows.draw(story.truth(), axis, nodes, NodeRows.Place.AT_THE_END))
                .add(calls(calls))
                .add(moment(times.change().begun(), "fault", bracket + 14, bottom))
                .add(moment(times.change().writable(), "promoted", bracket + 14, bottom))
                .add(facts(bottom + 8))
                .add(scale(scale))
                .close("svg");
    }

    private Markup brackets(double y) {
        Markup brackets = new Markup()
                .add(bracket("outage", times.change().begun(), times.change().writable(), y));
        times.firstSuccess()
                .ifPresent(
                        success -> brackets.add(bracket("share", times.change().writable(), success, y)));
        return brackets;
    }

    private Markup bracket(String kind, long begin, long end, double y) {
        if (!axis.showsAnyOf(begin, end)) {
            return new Markup();
        }
        double left = axis.x(begin);
        double width = Math.max(2, axis.x(end) - left);
        Markup bracket = new Markup();
        bracket.leaf("rect", "class", kind, "x", left, "y", y, "width", width, "height", 6, "rx", 2);
        boolean outage = kind.equals("outage");
        // Two labels that meet must not run into each other: the one ends where the other begins.
        boolean fits = outage && width > ROOM_FOR_A_LABEL;
        double x = fits ? left + width / 2 : outage ? left + width - 4 : left;
        String anchor = fits ? "middle" : outage ? "end" : "start";
        return bracket.element(
                "text",
                (outage ? "no writer " : "client ") + Words.millis(end - begin),
                "class",
                "bracket " + kind,
                "text-anchor",
                anchor,
                "x",
                x,
                "y",
                y - 3);
    }

    private Markup calls(double y) {
        Markup drawing = new Markup();
        for (int worker = 0; worker < application.workers(); worker++) {
            double top = y + worker * (CALL + CALL_GAP);
            drawing.element("text", "worker " + worker, "class", "row", "x", LABELS - 8, "y", top + CALL - 2);
            drawing.leaf(
                    "line",
                    "class",
                    "grid",
                    "x1",
                    LABELS,
                    "x2",
                    axis.right(),
                    "y1",
                    top + CALL / 2,
                    "y2",
                    top + CALL / 2);
        }
        application.calls().stream()
                .filter(call -> axis.showsAnyOf(call.begun(), call.ended()))
                .forEach(call -> drawing.add(call(call, y + call.worker() * (CALL + CALL_GAP))));
        return drawing;
    }

    private Markup call(Call call, double top) {
        double left = axis.x(call.begun());
        double width = Math.max(1.2, axis.x(call.ended()) - left);
        String job = call.job().name().toLowerCase(Locale.ROOT);
        String ending = call.succeeded() ? "" : ", " + call.sqlState() + " (" + Words.meaning(call.sqlState()) + ")";
        String what =
                "worker " + call.worker() + ": " + job + " for " + Words.millis(call.ended() - call.begun()) + ending;
        String kind = call.succeeded() ? "call " + job : "call failed " + Words.errorClass(call.sqlState());
        Markup drawing = new Markup()
                .hint("rect", what, "class", kind, "x", left, "y", top, "width", width, "height", CALL, "rx", 2);
        if (!call.succeeded() && width > 46) {
            drawing.element(
                    "text",
                    call.sqlState(),
                    "class",
                    "state " + Words.errorClass(call.sqlState()),
                    "x",
                    left + width - 5,
                    "y",
                    top + CALL - 2);
        }
        return drawing;
    }

    private Markup moment(long at, String kind, double top, double bottom) {
        return axis.shows(at)
                ? new Markup().leaf("line", "class", kind, "x1", axis.x(at), "x2", axis.x(at), "y1", top, "y2", bottom)
                : new Markup();
    }

    private Markup facts(double y) {
        Markup drawing = new Markup();
        drawing.element("text", "facts", "class", "row", "x", LABELS - 8, "y", y + 4);
        double free = 0;
        for (int i = 0; i < facts.size(); i++) {
            Note fact = facts.get(i);
            if (!axis.shows(fact.at())) {
                continue;
            }
            double x = Math.max(axis.x(fact.at()), free);
            free = x + 15;
            String kind = fact.kind().name().toLowerCase(Locale.ROOT);
            drawing.hint("circle", fact.text(), "class", "fact " + kind, "cx", x, "cy", y, "r", 7);
            drawing.element("text", String.valueOf(i + 1), "class", "number", "x", x, "y", y + 3.5);
        }
        return drawing;
    }

    private Markup scale(double y) {
        Markup scale = new Markup();
        for (long tick : axis.ticks(times.change().begun(), 8)) {
            double x = axis.x(tick);
            scale.leaf("line", "class", "tick", "x1", x, "x2", x, "y1", y, "y2", y + 4);
            String text = (tick - times.change().begun()) / 1_000_000 + " ms";
            scale.element("text", text, "class", "tick", "x", x, "y", y + 16);
        }
        return scale;
    }
}
