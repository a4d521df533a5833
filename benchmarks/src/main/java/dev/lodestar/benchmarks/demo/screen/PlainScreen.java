package dev.lodestar.benchmarks.demo.screen;

import dev.lodestar.benchmarks.demo.Actor;
import dev.lodestar.benchmarks.demo.Scene;
import dev.lodestar.benchmarks.demo.story.Note;
import java.io.PrintStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;

/** Lines: one for everything that is said, and one of each application each second. For pipes and continuous integration. */
public final class PlainScreen implements Screen {
    private final Scene scene;
    private final PrintStream out;
    private final Map<Actor, Rates> rates = new LinkedHashMap<>();

    public PlainScreen(Scene scene, PrintStream out) {
        this.scene = scene;
        this.out = out;
        scene.actors().forEach(actor -> rates.put(actor, new Rates(1, scene.begun())));
        out.println(scene.subject());
    }

    @Override
    public Duration interval() {
        return Duration.ofSeconds(1);
    }

    @Override
    public void note(Note note) {
        out.printf(
                Locale.ROOT,
                "%8.3f s  %-11s  %s%n",
                (note.at() - scene.begun()) / 1e9,
                note.voice().name().toLowerCase(Locale.ROOT),
                note.labelled());
    }

    @Override
    public void tick() {
        rates.forEach(this::line);
    }

    private void line(Actor actor, Rates rate) {
        long now = System.nanoTime();
        rate.look(actor.trail().statements(), now);
        OptionalInt believed = actor.belief().writer();
        out.printf(
                Locale.ROOT,
                "%8.3f s  %-11s  %-6s  %4d statements/s, errors: %s; writer: %s, the library believes: %s%n",
                (now - scene.begun()) / 1e9,
                "",
                actor.name(),
                rate.latest(),
                Errors.counted(actor.trail().errors()),
                Places.writer(scene),
                believed.isPresent() ? "node " + believed.getAsInt() : "none");
    }

    @Override
    public void close() {
        out.flush();
    }
}
