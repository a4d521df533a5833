package dev.lodestar.vertx.scenario;

import static dev.lodestar.vertx.scenario.Stage.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestar.domain.failure.Outcome;
import dev.lodestar.testkit.Await;
import dev.lodestar.testkit.FailoverPlan;
import dev.lodestar.testkit.Takeover;
import dev.lodestar.testkit.junit.PostgresClusterExtension;
import dev.lodestar.testkit.postgres.PostgresCluster;
import dev.lodestar.vertx.LodestarPool;
import dev.lodestar.vertx.TransactionLostException;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Many calls, many event loops, several pools. */
@ExtendWith(PostgresClusterExtension.class)
class CrowdTest {

    @RepeatedTest(3)
    void twoHundredRequestsAtTheCrash(PostgresCluster cluster) throws Exception {
        try (Stage stage = Stage.on(cluster)) {
            stage.execute("CREATE TABLE IF NOT EXISTS crowd (n int)");
            stage.execute("TRUNCATE crowd");
            cluster.awaitCaughtUp(Stage.PATIENCE);
            List<Future<?>> reads = new ArrayList<>();
            List<Future<?>> writes = new ArrayList<>();
            Promise<Void> sent = Promise.promise();
            stage.vertx.setTimer(1, fired -> {
                for (int i = 0; i < 100; i++) {
                    reads.add(stage.pool.query("SELECT n FROM crowd").execute());
                    writes.add(stage.pool
                            .query("WITH slow AS (SELECT pg_sleep(0.1)) INSERT INTO crowd SELECT " + i + " FROM slow")
                            .execute());
                }
                sent.complete();
            });
            await(sent.future());
            stage.awaitRunning(cluster, "pg_sleep(0.1)");
            cluster.failover(FailoverPlan.crash());
            for (Future<?> read : reads) {
                await(read);
            }
            int unknown = 0;
            for (Future<?> write : writes) {
                Throwable failure = Stage.failureOf(write);
                if (failure != null) {
                    assertEquals(
                            Outcome.UNKNOWN,
                            assertInstanceOf(TransactionLostException.class, failure)
                                    .outcome());
                    unknown++;
                }
            }
            assertTrue(unknown <= 8, unknown + " in doubt, more than there were connections");
            Integer rows = await(stage.pool
                    .query("SELECT count(*)::int FROM crowd")
                    .mapping(row -> row.getInteger(0))
                    .execute()
                    .map(all -> all.iterator().next()));
            Integer twice = await(stage.pool
                    .query("SELECT count(*)::int FROM (SELECT n FROM crowd GROUP BY n HAVING count(*) > 1) AS twice")
                    .mapping(row -> row.getInteger(0))
                    .execute()
                    .map(all -> all.iterator().next()));
            assertEquals(0, twice, "executed twice");
            assertTrue(rows >= 100 - unknown - 8 && rows <= 100, rows + " rows, " + unknown + " in doubt");
        }
    }

    /** Each verticle has its own pool; they end with it. */
    private static final class Worker extends AbstractVerticle {
        private final PostgresCluster cluster;
        private final List<LodestarPool> pools;
        private final AtomicInteger done;
        private final List<Throwable> failures;

        Worker(PostgresCluster cluster, List<LodestarPool> pools, AtomicInteger done, List<Throwable> failures) {
            this.cluster = cluster;
            this.pools = pools;
            this.done = done;
            this.failures = failures;
        }

        @Override
        public void start(Promise<Void> started) {
            LodestarPool pool = Stage.pool(vertx, cluster, builder -> builder);
            pools.add(pool);
            pool.query("SELECT 1").execute().<Void>mapEmpty().onComplete(started);
            vertx.setPeriodic(
                    5,
                    tick -> pool.query("SELECT 1").execute().onComplete((rows, failure) -> {
                        if (failure == null) {
                            done.incrementAndGet();
                        } else {
                            failures.add(failure);
                        }
                    }));
        }
    }

    @Test
    void severalVerticlesShareOneClusterMachine(PostgresCluster cluster) throws Exception {
        try (Stage stage = Stage.on(cluster)) {
            await(Stage.host(stage.pool));
            List<LodestarPool> pools = new CopyOnWriteArrayList<>();
            AtomicInteger done = new AtomicInteger();
            List<Throwable> failures = new CopyOnWriteArrayList<>();
            String id = await(stage.vertx.deployVerticle(
                    () -> new Worker(cluster, pools, done, failures), new DeploymentOptions().setInstances(4)));
            assertEquals(4, pools.size());
            Takeover takeover = cluster.failover(FailoverPlan.crash());
            int before = done.get();
            Await.until("all of them go on", Stage.PATIENCE, () -> done.get() > before + 200);
            assertEquals(List.of(), failures);
            // Searching and settling, one connection a host is held, however many pools there are.
            Integer monitors = await(stage.pool
                    .query(
                            "SELECT count(*)::int FROM pg_stat_activity WHERE application_name LIKE '%lodestar monitor%'")
                    .mapping(row -> row.getInteger(0))
                    .execute()
                    .map(all -> all.iterator().next()));
            assertEquals(1, monitors, takeover.toString());
            assertTrue(Sockets.to(cluster) > 4, "the count of sockets counts nothing");
            await(stage.vertx.undeploy(id));
            assertEquals(cluster.writer().address(), await(Stage.host(stage.pool)));
        }
        assertEquals(0, Sockets.to(cluster), "sockets left");
    }

    @Test
    void aPlannedSwitchoverUnderLoadFailsNothingThatOnlyReads(PostgresCluster cluster) throws Exception {
        try (Stage stage = Stage.on(cluster)) {
            stage.execute("CREATE TABLE IF NOT EXISTS load (n int)");
            cluster.awaitCaughtUp(Stage.PATIENCE);
            List<Future<?>> reads = new CopyOnWriteArrayList<>();
            List<Future<?>> writes = new CopyOnWriteArrayList<>();
            long timer = stage.vertx.setPeriodic(2, tick -> {
                reads.add(stage.pool.query("SELECT n FROM load").execute());
                writes.add(stage.pool.query("INSERT INTO load VALUES (1)").execute());
            });
            awaitMore(reads);
            cluster.switchover(cluster.node(2));
            awaitMore(reads);
            stage.vertx.cancelTimer(timer);
            for (Future<?> read : reads) {
                await(read);
            }
            int unknown = 0;
            for (Future<?> write : writes) {
                Throwable failure = Stage.failureOf(write);
                if (failure != null) {
                    assertInstanceOf(TransactionLostException.class, failure);
                    unknown++;
                }
            }
            assertTrue(unknown <= 8, unknown + " of " + writes.size() + " writes in doubt");
        }
    }

    /** Until a hundred more calls have begun and some of them have been answered. */
    private static void awaitMore(List<Future<?>> calls) {
        int before = calls.size();
        Await.until(
                "the load goes on",
                Stage.PATIENCE,
                () -> calls.size() > before + 100 && calls.get(before + 1).succeeded());
    }
}
