package dev.lodestar.benchmarks.demo.page;

import dev.lodestar.benchmarks.demo.story.Band;
import dev.lodestar.benchmarks.demo.story.NodeState;
import java.util.List;

/** One row for each server, coloured by what it is. */
record NodeRows(int nodes, double height, double gap) {
    private static final double LEAST_FOR_A_WORD = 52;

    /** Where a band says what it means: in a close-up the beginning is where the lines of the fault are. */
    enum Place {
        AT_THE_BEGINNING,
        AT_THE_END
    }

    double total() {
        return nodes * height + (nodes - 1) * gap;
    }

    private double top(int node, double y) {
        return y + (node - 1) * (height + gap);
    }

    Markup draw(List<Band> bands, Axis axis, double y, Place words) {
        Markup drawing = new Markup();
        bands.stream()
                .filter(band -> axis.showsAnyOf(band.from(), band.to()))
                .forEach(band -> drawing.add(band(band, axis, top(band.node(), y), words)));
        return drawing;
    }

    Markup labels(double right, double y) {
        Markup drawing = new Markup();
        for (int node = 1; node <= nodes; node++) {
            drawing.element("text", "node " + node, "class", "row", "x", right, "y", top(node, y) + height / 2 + 4);
        }
        return drawing;
    }

    private Markup band(Band band, Axis axis, double top, Place words) {
        double left = axis.x(band.from());
        double width = Math.max(1, axis.x(band.to()) - left);
        String what =
                "node " + band.node() + ": " + band.state().word() + " for " + Words.millis(band.to() - band.from());
        Markup drawing = new Markup()
                .hint(
                        "rect",
                        what,
                        "class",
                        "band " + band.state().word(),
                        "x",
                        left,
                        "y",
                        top,
                        "width",
                        width,
                        "height",
                        height,
                        "rx",
                        Math.min(3, width / 2));
        if (width >= LEAST_FOR_A_WORD) {
            drawing.element(
                    "text",
                    band.state() == NodeState.FORMER
                            ? "ex-writer"
                            : band.state().word(),
                    "class",
                    "word " + band.state().word(),
                    "text-anchor",
                    words == Place.AT_THE_END ? "end" : "start",
                    "x",
                    words == Place.AT_THE_END ? left + width - 6 : left + 6,
                    "y",
                    top + height / 2 + 4);
        }
        return drawing;
    }
}
