package dev.lodestar.benchmarks.demo;

import dev.lodestar.benchmarks.demo.story.Audit;
import dev.lodestar.benchmarks.demo.story.Band;
import dev.lodestar.benchmarks.demo.story.Checks;
import dev.lodestar.benchmarks.demo.story.Row;
import dev.lodestar.benchmarks.demo.story.Story;
import dev.lodestar.benchmarks.demo.story.Times;
import dev.lodestar.benchmarks.demo.workload.Trail;
import java.util.List;

/** Makes the story of a scene, once the play is over and all applications have ended. */
final class Telling {
    private final Scene scene;
    private final Addresses addresses;
    private final List<Row> rows;
    private final List<Actor> stuck;
    private final long end;
    private final List<Band> truth;

    private Telling(Scene scene, Addresses addresses, List<Row> rows, List<Actor> stuck) {
        this.scene = scene;
        this.addresses = addresses;
        this.rows = rows;
        this.stuck = stuck;
        this.end = scene.acts().get(scene.acts().size() - 1).to();
        this.truth = scene.truth().until(end);
    }

    /**
     * @param rows what is stored
     * @param stuck the applications that did not end
     */
    static Story of(Scene scene, Addresses addresses, List<Row> rows, List<Actor> stuck) {
        return new Telling(scene, addresses, rows, stuck).story();
    }

    private Story story() {
        return new Story(
                scene.subject(),
                addresses.nodes(),
                scene.begun(),
                end,
                scene.acts(),
                truth,
                scene.notes(),
                scene.actors().stream().map(this::application).toList());
    }

    private Story.Application application(Actor actor) {
        Trail trail = actor.trail();
        List<Times> times = scene.acts().stream()
                .filter(act -> act.change().isPresent())
                .map(act -> Times.of(act, trail))
                .toList();
        Audit audit = Audit.of(trail.calls(), rows, truth, addresses::nodeNumber);
        return new Story.Application(
                actor.name(),
                trail.workers(),
                trail.calls(),
                actor.belief().until(end),
                times,
                audit,
                Checks.of(times, !stuck.contains(actor), audit, trail.offences()));
    }
}
