package dev.lodestar.benchmarks.cost;

import dev.lodestar.testkit.postgres.PostgresCluster;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Runs the same queries through the plain client and through ours, alternating, on one and on two event loops, pooled
 * and pipelined, and prints medians with their quartiles. The cost is the median of the differences of neighbours: on
 * a machine that does other things too, both of a pair meet the same weather.
 *
 * <pre>{@code
 * ./demo cost
 * ./demo cost --rounds 50 --calls 2000
 * }</pre>
 */
public final class QueryCost {
    private static final int MISUSED = 2;
    private static final int WARMING_ROUNDS = 5;

    private final CostOptions options;
    private final PrintStream out;

    QueryCost(CostOptions options, PrintStream out) {
        this.options = options;
        this.out = out;
    }

    public static void main(String[] arguments) throws Exception {
        List<String> words = Stream.of(arguments).toList();
        if (words.contains("--help")) {
            System.out.println(CostOptions.USAGE);
            return;
        }
        CostOptions options;
        try {
            options = CostOptions.parse(words);
        } catch (IllegalArgumentException mistake) {
            System.err.println(mistake.getMessage() + "\n\n" + CostOptions.USAGE);
            System.exit(MISUSED);
            return;
        }
        new QueryCost(options, System.out).measure();
    }

    void measure() throws Exception {
        out.println("microseconds a query: median (quartiles) of " + options.rounds() + " rounds of " + options.calls()
                + " queries");
        try (PostgresCluster cluster = PostgresCluster.builder().start()) {
            for (int loops = 1; loops <= 2; loops++) {
                measure(cluster, loops);
            }
        }
    }

    private void measure(PostgresCluster cluster, int loops) throws Exception {
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(loops));
        try {
            PooledClients clients = PooledClients.on(vertx, cluster);
            List<Runner> runners =
                    IntStream.range(0, loops).mapToObj(any -> new Runner()).toList();
            for (Runner runner : runners) {
                await(vertx.deployVerticle(runner));
            }
            for (Shape shape : Shape.values()) {
                print(loops, shape, new Contest(clients, runners, shape, options.calls()));
            }
            await(clients.ours().close());
            await(clients.plain().close());
        } finally {
            await(vertx.close());
        }
    }

    private void print(int loops, Shape shape, Contest contest) throws Exception {
        contest.run(WARMING_ROUNDS);
        contest.forget();
        contest.run(options.rounds());
        out.printf(
                "%n%d event loop%s, %s%n",
                loops, loops > 1 ? "s" : "", shape.name().toLowerCase(Locale.ROOT));
        out.println("  elapsed            " + contest.line(Runner.Lap::elapsed));
        out.println("  processor of loop  " + contest.line(Runner.Lap::processor));
    }

    static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(2, TimeUnit.MINUTES);
    }
}
