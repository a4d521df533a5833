package dev.lodestar.benchmarks.demo.page;

import dev.lodestar.benchmarks.demo.story.Act;
import dev.lodestar.benchmarks.demo.story.Note;
import dev.lodestar.benchmarks.demo.story.Story;
import dev.lodestar.benchmarks.demo.workload.Call;
import java.util.Locale;

/** All in one drawing: acts, the cluster's truth, and for each application its throughput, errors and belief. */
final class Overview {
    private static final double WIDTH = 1200;
    private static final double LABELS = 150;
    private static final double LANE_GAP = 34;
    private static final double CHART = 130;
    private static final double ERRORS = 26;
    private static final double FACTS = 22;

    private final Story story;
    private final Axis axis;
    private final NodeRows rows;
    private final Markup drawing = new Markup();
    private double y;

    private Overview(Story story) {
        this.story = story;
        this.axis = new Axis(story.from(), story.to(), LABELS, WIDTH - 12);
        this.rows = new NodeRows(story.nodes(), 20, 4);
    }

    static Markup of(Story story) {
        Overview overview = new Overview(story);
        overview.draw();
        return new Markup()
                .open("svg", "viewBox", String.format(Locale.ROOT, "0 0 %.0f %.0f", WIDTH, overview.y), "role", "img")
                .element("title", "What happened over time")
                .add(overview.drawing)
                .close("svg");
    }

    private void draw() {
        y = 34;
        Markup lanes = new Markup();
        lanes.add(lane("The cluster, in truth", rows.labels(LABELS - 12, y + 8)));
        y += 8;
        lanes.add(rows.draw(story.truth(), axis, y, NodeRows.Place.AT_THE_BEGINNING));
        y += rows.total() + LANE_GAP;
        story.applications().forEach(application -> lanes.add(application(application)));
        drawing.add(backdrop(y)).add(lanes).add(faults(y)).add(scale());
    }

    private Markup lane(String title, Markup labels) {
        return new Markup()
                .element("text", title, "class", "lane", "x", 0, "y", y)
                .add(labels);
    }

    private Markup application(Story.Application application) {
        Markup lanes = new Markup();
        lanes.element("text", application.name() + " application", "class", "lane", "x", 0, "y", y);
        y += 8;
        Throughput throughput = new Throughput(application.calls(), story.from(), story.to());
        lanes.add(grid(throughput)).add(throughput.draw(axis, y, y + CHART, full(throughput)));
        y += CHART;
        lanes.element("text", "errors", "class", "row", "x", LABELS - 12, "y", y + ERRORS / 2 + 5);
        application.errors().forEach(error -> lanes.add(mark(error)));
        y += ERRORS + LANE_GAP;
        lanes.add(lane("What the library in it believes", rows.labels(LABELS - 12, y + 8)));
        y += 8;
        lanes.add(rows.draw(application.belief(), axis, y, NodeRows.Place.AT_THE_BEGINNING));
        y += rows.total() + 6;
        lanes.element("text", "facts", "class", "row", "x", LABELS - 12, "y", y + FACTS / 2 + 4);
        application.facts(story.notes(), story.from(), story.to()).forEach(note -> lanes.add(fact(note)));
        y += FACTS + 24;
        return lanes;
    }

    private static long full(Throughput throughput) {
        return Math.max(1, throughput.most());
    }

    private Markup grid(Throughput throughput) {
        double perSecond = 1e9 / Throughput.BUCKET;
        long most = Math.round(full(throughput) * perSecond);
        return new Markup()
                .leaf("line", "class", "grid", "x1", LABELS, "x2", axis.right(), "y1", y, "y2", y)
                .leaf("line", "class", "grid", "x1", LABELS, "x2", axis.right(), "y1", y + CHART, "y2", y + CHART)
                .element("text", Words.count(most), "class", "row", "x", LABELS - 12, "y", y + 9)
                .element("text", "statements/s", "class", "row", "x", LABELS - 12, "y", y + CHART / 2 + 4)
                .element("text", "0", "class", "row", "x", LABELS - 12, "y", y + CHART);
    }

    private Markup mark(Call error) {
        double x = axis.x(error.ended());
        double middle = y + ERRORS / 2 + 1;
        // Workers that fail at one moment are fanned out, so that each can be seen.
        double shift = (error.worker() - 2.5) * 3;
        String what = error.sqlState() + ", " + Words.meaning(error.sqlState()) + ": worker " + error.worker() + ", "
                + error.job().name().toLowerCase(Locale.ROOT) + " at " + Words.seconds(error.ended() - story.from());
        return new Markup()
                .hint(
                        "circle",
                        what,
                        "class",
                        "error " + Words.errorClass(error.sqlState()),
                        "cx",
                        x,
                        "cy",
                        middle + shift,
                        "r",
                        3.2);
    }

    private Markup fact(Note note) {
        double x = axis.x(note.at());
        return new Markup()
                .hint(
                        "rect",
                        Words.seconds(note.at() - story.from()) + "  " + note.text(),
                        "class",
                        "fact " + note.kind().name().toLowerCase(Locale.ROOT),
                        "x",
                        x - 1.5,
                        "y",
                        y,
                        "width",
                        3.0,
                        "height",
                        FACTS - 4,
                        "rx",
                        1.5);
    }

    private Markup backdrop(double bottom) {
        Markup acts = new Markup();
        int number = 0;
        for (Act act : story.acts()) {
            double left = axis.x(act.from());
            double width = axis.x(act.to()) - left;
            String kind = act.change().isPresent() ? "act change" : number % 2 == 0 ? "act" : "act odd";
            number++;
            acts.leaf("rect", "class", kind, "x", left, "y", 0, "width", width, "height", bottom);
            acts.open("text", "class", "act-title", "x", left + 6, "y", 15)
                    .element("title", act.sentence())
                    .text(act.title())
                    .close("text");
        }
        return acts;
    }

    private Markup faults(double bottom) {
        Markup lines = new Markup();
        story.acts().stream()
                .flatMap(act -> act.change().stream())
                .forEach(change -> lines.leaf(
                                "line",
                                "class",
                                "fault",
                                "x1",
                                axis.x(change.begun()),
                                "x2",
                                axis.x(change.begun()),
                                "y1",
                                22,
                                "y2",
                                bottom)
                        .leaf(
                                "line",
                                "class",
                                "promoted",
                                "x1",
                                axis.x(change.writable()),
                                "x2",
                                axis.x(change.writable()),
                                "y1",
                                22,
                                "y2",
                                bottom));
        return lines;
    }

    private Markup scale() {
        Markup scale = new Markup();
        for (long tick : axis.ticks(story.from(), 20)) {
            scale.leaf("line", "class", "tick", "x1", axis.x(tick), "x2", axis.x(tick), "y1", y, "y2", y + 5);
            scale.element(
                    "text",
                    (tick - story.from()) / 1_000_000_000 + " s",
                    "class",
                    "tick",
                    "x",
                    axis.x(tick),
                    "y",
                    y + 18);
        }
        y += 26;
        return scale;
    }
}
