package dev.lodestar.benchmarks.demo;

import dev.lodestar.benchmarks.demo.screen.LiveScreen;
import dev.lodestar.benchmarks.demo.screen.PlainScreen;
import dev.lodestar.benchmarks.demo.screen.Screen;
import dev.lodestar.benchmarks.demo.story.Note.Voice;
import dev.lodestar.benchmarks.demo.story.Story;
import dev.lodestar.benchmarks.demo.workload.Ledger;
import dev.lodestar.benchmarks.workbench.FactWire;
import dev.lodestar.testkit.Face;
import dev.lodestar.testkit.InstanceIds;
import dev.lodestar.testkit.postgres.PostgresCluster;
import java.io.PrintStream;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Builds everything up, lets the show be played, and takes everything down again. */
final class Theatre {
    private static final Duration TO_END = Duration.ofSeconds(10);

    private final DemoOptions options;
    private final PrintStream out;
    private final Curtain curtain;

    Theatre(DemoOptions options, PrintStream out, Curtain curtain) {
        this.options = options;
        this.out = out;
        this.curtain = curtain;
    }

    Story perform() throws InterruptedException, SQLException {
        out.println("Starting three PostgreSQL servers ...");
        try (PostgresCluster cluster = PostgresCluster.builder()
                        .face(options.face())
                        .synchronous(true)
                        .instanceIds(InstanceIds.ADDRESSES)
                        .sql(Ledger.SCHEMA)
                        .start();
                FactWire wire = new FactWire();
                Company company = new Company(cluster)) {
            Addresses addresses = company.addresses();
            Scene scene = new Scene(addresses, subject(cluster), company.actors());
            observe(cluster, wire, scene);
            try (Screen screen = options.live() ? new LiveScreen(scene, out) : new PlainScreen(scene, out);
                    Ticker ticker = new Ticker(scene, screen)) {
                scene.watchedBy(screen::note);
                ticker.start();
                new Show(cluster, scene, curtain, options.pace()).play();
            }
            List<Actor> stuck = new ArrayList<>();
            for (Actor actor : scene.actors()) {
                if (!actor.stop(TO_END)) {
                    stuck.add(actor);
                }
            }
            return Telling.of(scene, addresses, Rows.of(cluster), stuck);
        }
    }

    private String subject(PostgresCluster cluster) {
        return "three PostgreSQL " + cluster.serverVersion() + " servers, "
                + (options.face() == Face.AURORA ? "with Aurora's functions" : "plain streaming replication");
    }

    /** A topology is published before the fact that it comes with is told, so that every fact is a moment to look. */
    private static void observe(PostgresCluster cluster, FactWire wire, Scene scene) {
        cluster.timeline().listen(event -> {
            scene.truth().on(event);
            Headline.of(event).ifPresent(text -> scene.note(event.nanoTime(), Voice.CLUSTER, "", text));
        });
        wire.listen(told -> scene.actors().stream()
                .filter(actor -> actor.told(told))
                .forEach(actor -> {
                    actor.look(told.nanos());
                    scene.note(told.nanos(), Voice.LIBRARY, actor.name(), told.sentence());
                }));
        scene.look();
    }
}
