package dev.lodestar.benchmarks.demo;

import dev.lodestar.benchmarks.demo.screen.LiveScreen;
import dev.lodestar.benchmarks.demo.screen.PlainScreen;
import dev.lodestar.benchmarks.demo.screen.Screen;
import dev.lodestar.benchmarks.demo.story.Audit;
import dev.lodestar.benchmarks.demo.story.Band;
import dev.lodestar.benchmarks.demo.story.Check;
import dev.lodestar.benchmarks.demo.story.Checks;
import dev.lodestar.benchmarks.demo.story.Note.Voice;
import dev.lodestar.benchmarks.demo.story.Story;
import dev.lodestar.benchmarks.demo.story.Times;
import dev.lodestar.benchmarks.demo.workload.JdbcApplication;
import dev.lodestar.benchmarks.demo.workload.Ledger;
import dev.lodestar.benchmarks.workbench.FactWire;
import dev.lodestar.benchmarks.workbench.LodestarSources;
import dev.lodestar.jdbc.LodestarDataSource;
import dev.lodestar.testkit.Face;
import dev.lodestar.testkit.InstanceIds;
import dev.lodestar.testkit.postgres.PostgresCluster;
import java.io.PrintStream;
import java.sql.SQLException;
import java.time.Duration;
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
                LodestarDataSource source = LodestarSources.of(cluster)) {
            JdbcApplication application = new JdbcApplication(source);
            Scene scene = new Scene(cluster, subject(cluster), application.trail());
            observe(cluster, wire, source, scene);
            try (Screen screen = options.live() ? new LiveScreen(scene, out) : new PlainScreen(scene, out);
                    Ticker ticker = new Ticker(screen)) {
                scene.watchedBy(screen::note);
                ticker.start();
                new Show(cluster, scene, curtain, options.pace()).play();
            }
            boolean ended = application.stop(TO_END);
            return story(cluster, scene, ended);
        }
    }

    private String subject(PostgresCluster cluster) {
        return "three PostgreSQL " + cluster.serverVersion() + " servers, "
                + (options.face() == Face.AURORA ? "with Aurora's functions" : "plain streaming replication");
    }

    /** A topology is published before the fact that it comes with is told, so that every fact is a moment to look. */
    private static void observe(PostgresCluster cluster, FactWire wire, LodestarDataSource source, Scene scene) {
        cluster.timeline().listen(event -> {
            scene.truth().on(event);
            Headline.of(event).ifPresent(text -> scene.note(event.nanoTime(), Voice.CLUSTER, text));
        });
        wire.listen(told -> {
            scene.belief().see(source.topology(), told.nanos());
            scene.note(told.nanos(), Voice.LIBRARY, told.sentence());
        });
        scene.belief().see(source.topology(), System.nanoTime());
    }

    private static Story story(PostgresCluster cluster, Scene scene, boolean ended) throws SQLException {
        long end = scene.acts().get(scene.acts().size() - 1).to();
        List<Band> truth = scene.truth().until(end);
        List<Times> times = scene.acts().stream()
                .filter(act -> act.change().isPresent())
                .map(act -> Times.of(act, scene.trail()))
                .toList();
        Audit audit = Audit.of(scene.trail().calls(), Rows.of(cluster), truth, scene::nodeNumber);
        List<Check> checks = Checks.of(times, ended, audit, scene.trail().offences());
        Story.Application application = new Story.Application(
                scene.trail().application(),
                scene.trail().workers(),
                scene.trail().calls(),
                scene.belief().until(end),
                times,
                audit,
                checks);
        return new Story(
                scene.subject(),
                scene.truth().nodes(),
                scene.begun(),
                end,
                scene.acts(),
                truth,
                scene.notes(),
                List.of(application));
    }
}
