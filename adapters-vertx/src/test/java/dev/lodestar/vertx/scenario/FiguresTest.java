package dev.lodestar.vertx.scenario;

import static dev.lodestar.vertx.scenario.Stage.await;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestar.testkit.FailoverPlan;
import dev.lodestar.testkit.Takeover;
import dev.lodestar.testkit.junit.PostgresClusterExtension;
import dev.lodestar.testkit.postgres.PostgresCluster;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.PreparedQuery;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;

/** How much the client adds to an outage, and to a query. Run by hand: {@code -Dlodestar.figures=true}. */
@ExtendWith(PostgresClusterExtension.class)
@EnabledIfSystemProperty(named = "lodestar.figures", matches = "true")
class FiguresTest {

    private static final int CRASHES = 20;

    @Test
    void clientShareOfAFailover(PostgresCluster cluster) throws Exception {
        List<Long> shares = new ArrayList<>();
        try (Stage stage = Stage.on(cluster)) {
            stage.execute("CREATE TABLE IF NOT EXISTS race (n int)");
            ConcurrentLinkedQueue<Long> successes = new ConcurrentLinkedQueue<>();
            boolean[] stop = new boolean[1];
            write(stage, successes, stop);
            for (int crash = 0; crash < CRASHES; crash++) {
                Thread.sleep(300);
                Takeover takeover = cluster.failover(FailoverPlan.crash());
                long writable = takeover.writableAt();
                long deadline = System.nanoTime() + 20_000_000_000L;
                long first = 0;
                while (first == 0 && System.nanoTime() < deadline) {
                    first = successes.stream()
                            .filter(at -> at > writable)
                            .findFirst()
                            .orElse(0L);
                    Thread.sleep(1);
                }
                assertTrue(first > 0, "no success after crash " + crash);
                shares.add((first - writable) / 1_000);
                successes.clear();
                cluster.rejoin(takeover.from());
                cluster.awaitReplication(Stage.PATIENCE);
            }
            stop[0] = true;
        }
        Collections.sort(shares);
        System.out.println("client share over " + CRASHES + " crashes, microseconds: median " + shares.get(CRASHES / 2)
                + ", all " + shares);
    }

    private static void write(Stage stage, ConcurrentLinkedQueue<Long> successes, boolean[] stop) {
        stage.pool.query("INSERT INTO race VALUES (1)").execute().onComplete((rows, failure) -> {
            if (failure == null) {
                successes.add(System.nanoTime());
            }
            if (!stop[0]) {
                stage.vertx.setTimer(2, fired -> write(stage, successes, stop));
            }
        });
    }

    @Test
    void costOfAQuery(PostgresCluster cluster) throws Exception {
        try (Stage stage = Stage.on(cluster)) {
            Pool plain = PgBuilder.pool()
                    .connectingTo(new PgConnectOptions()
                            .setHost(cluster.writer().address())
                            .setPort(cluster.writer().port())
                            .setDatabase(cluster.database())
                            .setUser(cluster.user())
                            .setPassword(cluster.password())
                            .setCachePreparedStatements(true))
                    .with(new PoolOptions().setMaxSize(8))
                    .using(stage.vertx)
                    .build();
            Pool ours = Stage.pool(
                    stage.vertx,
                    cluster,
                    builder -> builder.connectingTo(new PgConnectOptions()
                            .setUser(cluster.user())
                            .setPassword(cluster.password())
                            .setCachePreparedStatements(true)));
            double bestPlain = Double.MAX_VALUE;
            double bestOurs = Double.MAX_VALUE;
            for (int round = 0; round < 20; round++) {
                bestPlain = Math.min(bestPlain, round(stage, plain));
                bestOurs = Math.min(bestOurs, round(stage, ours));
            }
            System.out.printf("microseconds a query, best of 20 rounds: plain %.2f, ours %.2f%n", bestPlain, bestOurs);
            await(ours.close());
            await(plain.close());
        }
    }

    private static double round(Stage stage, Pool pool) throws Exception {
        int calls = 4_000;
        Promise<Void> end = Promise.promise();
        PreparedQuery<RowSet<Row>> query = pool.preparedQuery("SELECT 1");
        long[] began = new long[1];
        stage.vertx.getOrCreateContext().runOnContext(now -> {
            began[0] = System.nanoTime();
            next(query, calls, end);
        });
        await(end.future());
        return (System.nanoTime() - began[0]) / 1_000.0 / calls;
    }

    private static void next(PreparedQuery<RowSet<Row>> query, int left, Promise<Void> end) {
        Future<RowSet<Row>> call = query.execute();
        call.onComplete((rows, failure) -> {
            if (failure != null) {
                end.fail(failure);
            } else if (left == 1) {
                end.complete();
            } else {
                next(query, left - 1, end);
            }
        });
    }
}
