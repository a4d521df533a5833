package dev.lodestar.benchmarks.crash;

import dev.lodestar.benchmarks.workbench.FactWire;
import dev.lodestar.testkit.FailoverPlan;
import dev.lodestar.testkit.InstanceIds;
import dev.lodestar.testkit.Takeover;
import dev.lodestar.testkit.postgres.PostgresCluster;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Crashes the writer of a real three-node cluster again and again, and measures how long the client needs from the
 * moment at which the promoted server accepts writes to its first success there.
 *
 * <pre>{@code
 * ./demo crashes                            # one connection, 20 crashes
 * ./demo crashes --connections 8 --json     # eight connections, figures to benchmarks/results
 * ./demo crashes --adapter vertx            # the same with statements of a Vert.x pool
 * }</pre>
 *
 * <p>The cluster replicates asynchronously, so that the promoted server takes commits at once and no waiting for
 * another reader is mistaken for the client's share.
 */
public final class CrashFigures {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int MISUSED = 2;

    private final CrashOptions options;
    private final PrintStream out;

    private CrashFigures(CrashOptions options, PrintStream out) {
        this.options = options;
        this.out = out;
    }

    public static void main(String[] arguments) throws Exception {
        List<String> words = Stream.of(arguments).toList();
        if (words.contains("--help")) {
            System.out.println(CrashOptions.USAGE);
            return;
        }
        CrashOptions options;
        try {
            options = CrashOptions.parse(words);
        } catch (IllegalArgumentException mistake) {
            System.err.println(mistake.getMessage() + "\n\n" + CrashOptions.USAGE);
            System.exit(MISUSED);
            return;
        }
        new CrashFigures(options, System.out).measure();
    }

    private void measure() throws IOException, InterruptedException {
        List<Round> rounds = new ArrayList<>();
        try (FactWire wire = new FactWire();
                PostgresCluster cluster = PostgresCluster.builder()
                        .face(options.face())
                        .instanceIds(InstanceIds.ADDRESSES)
                        .sql("create table beat (id bigserial, server text default host(inet_server_addr()))")
                        .start();
                Beats beats = Beats.on(cluster, options)) {
            if (options.verbose()) {
                wire.listen(told -> print(told.nanos(), told.sentence()));
            }
            arrivals(beats, cluster.writer().address());
            out.println(FigureText.HEADER);
            for (int number = 1; number <= options.rounds(); number++) {
                Round round = crash(cluster, beats);
                rounds.add(round);
                out.println(FigureText.line(number, round));
            }
        }
        report(new Figures(rounds));
    }

    private void print(long nanos, String what) {
        out.printf("%15.3f ms  %s%n", nanos / 1e6 % 1e6, what);
    }

    private Round crash(PostgresCluster cluster, Beats beats) throws InterruptedException {
        Takeover takeover = cluster.failover(FailoverPlan.crash().promotingAfter(options.promotionDelay()));
        List<Long> successes = arrivals(beats, takeover.to().address());
        List<String> errors = beats.arrivals().stream()
                .flatMap(one -> one.takeErrors().stream())
                .toList();
        if (options.verbose()) {
            print(takeover.begunAt(), "CRASH");
            print(takeover.writableAt(), "ACCEPTS WRITES");
            successes.forEach(at -> print(at, "FIRST SUCCESS"));
        }
        cluster.rejoin(takeover.from());
        cluster.awaitReplication(PATIENCE);
        return new Round(takeover.begunAt(), takeover.writableAt(), successes, errors);
    }

    private static List<Long> arrivals(Beats beats, String server) throws InterruptedException {
        List<Long> arrivals = new ArrayList<>();
        for (Arrivals one : beats.arrivals()) {
            arrivals.add(one.awaitAt(server, PATIENCE));
        }
        return arrivals;
    }

    private void report(Figures figures) throws IOException {
        out.println(FigureText.summary(figures));
        if (options.json()) {
            Path folder = Path.of("benchmarks", "results");
            Files.createDirectories(folder);
            Path file = folder.resolve("crash-" + options.adapter() + "-" + options.connections() + ".json");
            Files.writeString(file, FigureText.json(options, figures));
            out.println("written to " + file);
        }
    }
}
