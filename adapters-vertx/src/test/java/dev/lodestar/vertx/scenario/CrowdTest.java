package dev.lodestar.vertx.scenario;

import static dev.lodestar.vertx.scenario.Stage.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestar.domain.failover.FailoverRules;
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
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.SqlConnection;
import java.sql.Connection;
import java.sql.Statement;
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

    /** Connections that are being opened, as far as the application sees it: logged in, and not yet lent. */
    private static final class Openings {
        private final AtomicInteger now = new AtomicInteger();
        private final AtomicInteger most = new AtomicInteger();

        Future<?> opened(SqlConnection connection) {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            return connection
                    .query("SELECT pg_sleep(0.005)")
                    .execute()
                    .onComplete((slept, failure) -> now.decrementAndGet());
        }
    }

    @Test
    void aCrowdThatMovesIsLoggedInAFewAtATime(PostgresCluster cluster) throws Exception {
        Openings openings = new Openings();
        try (Stage stage = Stage.on(
                cluster,
                builder -> builder.with(new PoolOptions().setMaxSize(64)).onConnect(openings::opened))) {
            twoHundredReads(stage);
            assertTrue(openings.most.get() <= 16, openings.most + " at once while the pool was filled");
            stage.execute("CREATE TABLE locked (n int)");
            cluster.awaitCaughtUp(Stage.PATIENCE);
            openings.most.set(0);
            readsAtTheCrash(stage, cluster);
            twoHundredReads(stage);
            int most = openings.most.get();
            assertTrue(most > 0 && most <= FailoverRules.RECOVERIES_AT_ONCE, most + " at once at the new writer");
        }
    }

    /** They wait for a lock, so that the crash meets as many of them as there are connections. */
    private static void readsAtTheCrash(Stage stage, PostgresCluster cluster) throws Exception {
        List<Future<?>> reads = new ArrayList<>();
        Connection owner = cluster.admin(cluster.writer());
        owner.setAutoCommit(false);
        try (Statement lock = owner.createStatement()) {
            lock.execute("LOCK TABLE locked IN ACCESS EXCLUSIVE MODE");
            for (int i = 0; i < 200; i++) {
                reads.add(stage.pool.query("SELECT n FROM locked").execute());
            }
            stage.awaitRunning(cluster, "FROM locked");
            cluster.failover(FailoverPlan.crash());
        }
        for (Future<?> read : reads) {
            await(read);
        }
        owner.close();
    }

    private static void twoHundredReads(Stage stage) throws Exception {
        List<Future<?>> reads = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            reads.add(stage.pool.query("SELECT pg_sleep(0.05)").execute());
        }
        for (Future<?> read : reads) {
            await(read);
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
