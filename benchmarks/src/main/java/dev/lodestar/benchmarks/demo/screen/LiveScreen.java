package dev.lodestar.benchmarks.demo.screen;

import dev.lodestar.benchmarks.demo.Actor;
import dev.lodestar.benchmarks.demo.Scene;
import dev.lodestar.benchmarks.demo.story.Act;
import dev.lodestar.benchmarks.demo.story.Note;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A picture that is drawn over itself, for a terminal. */
public final class LiveScreen implements Screen {
    private static final int WIDTH = 100;
    /** So many that the picture has 23 lines: it has to fit into the smallest terminal. */
    private static final int NOTES = 8;

    private static final String BOLD = "\033[1m";
    private static final String DIM = "\033[2m";
    private static final String PLAIN = "\033[0m";
    /** No cursor, and lines that are too long for the terminal are cut instead of wrapped. */
    private static final String BEGIN = "\033[?25l\033[?7l";

    private static final String END = "\033[?25h\033[?7h";
    private static final String REST_OF_LINE_EMPTY = "\033[K";

    private final Scene scene;
    private final PrintStream out;
    private final Map<Actor, Rates> rates = new LinkedHashMap<>();
    private final Deque<Note> notes = new ArrayDeque<>();
    private int linesDrawn;
    private boolean closed;

    public LiveScreen(Scene scene, PrintStream out) {
        this.scene = scene;
        this.out = out;
        scene.actors().forEach(actor -> rates.put(actor, new Rates(60, scene.begun())));
        out.print(BEGIN);
    }

    @Override
    public Duration interval() {
        return Duration.ofMillis(250);
    }

    @Override
    public synchronized void note(Note note) {
        notes.addLast(note);
        if (notes.size() > NOTES) {
            notes.removeFirst();
        }
    }

    @Override
    public synchronized void tick() {
        if (closed) {
            return;
        }
        rates.forEach((actor, rate) -> rate.look(actor.trail().statements(), System.nanoTime()));
        List<String> lines = lines(System.nanoTime());
        StringBuilder picture = new StringBuilder();
        if (linesDrawn > 0) {
            picture.append("\033[").append(linesDrawn).append('A');
        }
        lines.forEach(line ->
                picture.append('\r').append(line).append(REST_OF_LINE_EMPTY).append('\n'));
        out.print(picture);
        out.flush();
        linesDrawn = lines.size();
    }

    private List<String> lines(long now) {
        Act act = scene.act();
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add(BOLD + "Lodestar" + PLAIN + "  " + scene.subject() + DIM + "   " + seconds(now - scene.begun())
                + PLAIN);
        lines.add("");
        lines.add(BOLD + act.title() + PLAIN + DIM + "  " + seconds(now - act.from()) + PLAIN + "  "
                + cut(act.sentence(), WIDTH - 20));
        lines.add("");
        lines.add("  the cluster is         " + Places.all(scene.truth().nodes(), scene.truth()::now));
        lines.add("");
        rates.forEach((actor, rate) -> lines.addAll(lines(actor, rate)));
        // What the application managed is known a little later than what happened since.
        List<Note> said =
                notes.stream().sorted(Comparator.comparingLong(Note::at)).toList();
        for (int row = 0; row < NOTES; row++) {
            lines.add(row < said.size() ? line(said.get(row)) : "");
        }
        return lines;
    }

    private List<String> lines(Actor actor, Rates rate) {
        return List.of(
                String.format("  %s%-8s%s", BOLD, actor.name(), PLAIN) + "believes       "
                        + Places.all(scene.truth().nodes(), actor.belief()::now),
                String.format(
                        Locale.ROOT,
                        "          statements/s   %s%-6d%s %s",
                        BOLD,
                        rate.latest(),
                        PLAIN,
                        rate.sparkline()),
                "          errors         " + errors(actor.trail().errors()),
                "");
    }

    private static String errors(Map<String, Long> bySqlState) {
        return Errors.counted(bySqlState) + DIM + "   (moved, in doubt, no host, other)" + PLAIN;
    }

    private String line(Note note) {
        String colour = switch (note.voice()) {
            case SHOW -> DIM;
            case CLUSTER -> "\033[35m";
            case LIBRARY -> "\033[36m";
            case APPLICATION -> "\033[1;32m";
        };
        String voice = String.format("%-11s", note.voice().name().toLowerCase(Locale.ROOT));
        return "  " + DIM + seconds(note.at() - scene.begun()) + PLAIN + "  " + colour + voice + PLAIN + "  "
                + cut(note.labelled(), WIDTH - 26);
    }

    private static String seconds(long nanos) {
        return String.format(Locale.ROOT, "%7.3f s", nanos / 1e9);
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most - 1) + "…";
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            out.print(END);
            out.flush();
        }
    }
}
