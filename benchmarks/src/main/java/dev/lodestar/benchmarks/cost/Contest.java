package dev.lodestar.benchmarks.cost;

import dev.lodestar.benchmarks.cost.Runner.Lap;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Both clients in one setting, lap by lap. */
final class Contest {
    private final PooledClients clients;
    private final List<Runner> runners;
    private final Shape shape;
    private final int calls;
    private final List<Lap> plain = new ArrayList<>();
    private final List<Lap> ours = new ArrayList<>();

    Contest(PooledClients clients, List<Runner> runners, Shape shape, int calls) {
        this.clients = clients;
        this.runners = runners;
        this.shape = shape;
        this.calls = calls;
    }

    /** Who begins changes from round to round. */
    void run(int rounds) throws Exception {
        for (int round = 0; round < rounds; round++) {
            if (round % 2 == 0) {
                plain.add(lap(clients.plain()));
                ours.add(lap(clients.ours()));
            } else {
                ours.add(lap(clients.ours()));
                plain.add(lap(clients.plain()));
            }
        }
    }

    /** What was run so far was for warming. */
    void forget() {
        plain.clear();
        ours.clear();
    }

    /** The mean of all loops, which run at the same time. */
    private Lap lap(Pool pool) throws Exception {
        List<Future<Lap>> laps =
                runners.stream().map(runner -> runner.lap(pool, shape, calls)).toList();
        List<Lap> all = new ArrayList<>();
        for (Future<Lap> lap : laps) {
            all.add(QueryCost.await(lap));
        }
        return new Lap(mean(all, Lap::elapsed), mean(all, Lap::processor));
    }

    private static double mean(List<Lap> laps, ToDoubleFunction<Lap> figure) {
        return laps.stream().mapToDouble(figure).average().orElseThrow();
    }

    /** One figure of both, and the cost: how ours differs from plain in each round. */
    String line(ToDoubleFunction<Lap> figure) {
        List<Double> differences = IntStream.range(0, plain.size())
                .mapToObj(i -> figure.applyAsDouble(ours.get(i)) - figure.applyAsDouble(plain.get(i)))
                .toList();
        return "plain " + spread(plain, figure) + "   ours " + spread(ours, figure) + "   cost "
                + Spread.of(differences);
    }

    private static Spread spread(List<Lap> laps, ToDoubleFunction<Lap> figure) {
        return Spread.of(laps.stream().mapToDouble(figure).boxed().toList());
    }
}
