package dev.lodestar.vertx.scenario;

import static dev.lodestar.vertx.scenario.Stage.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestar.testkit.FailoverPlan;
import dev.lodestar.testkit.junit.PostgresClusterExtension;
import dev.lodestar.testkit.junit.PostgresClusterTraits;
import dev.lodestar.testkit.postgres.PostgresCluster;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Transaction;
import io.vertx.sqlclient.TransactionRollbackException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A connection used from other threads than its own, and on whose context futures complete. */
@ExtendWith(PostgresClusterExtension.class)
@PostgresClusterTraits(nodes = 2)
class OtherThreadsTest {

    private static final int THREADS = 8;
    private static final int CALLS = 200;

    @RepeatedTest(3)
    void manyThreadsUseOneConnectionAndItClosesAfterTheLastCall(PostgresCluster cluster) throws Exception {
        try (Stage stage = Stage.on(cluster)) {
            SqlConnection connection = await(stage.pool.getConnection());
            ConcurrentLinkedQueue<Future<?>> calls = new ConcurrentLinkedQueue<>();
            CountDownLatch ready = new CountDownLatch(THREADS);
            List<Thread> threads = new ArrayList<>();
            for (int t = 0; t < THREADS; t++) {
                Thread thread = new Thread(() -> {
                    ready.countDown();
                    for (int i = 0; i < CALLS; i++) {
                        calls.add(connection.query("SELECT 1").execute());
                    }
                });
                threads.add(thread);
                thread.start();
            }
            for (Thread thread : threads) {
                thread.join();
            }
            await(connection.close());
            assertEquals(THREADS * CALLS, calls.size());
            for (Future<?> call : calls) {
                assertTrue(call.succeeded(), () -> "closed before its calls were answered: " + call.cause());
            }
        }
    }

    @Test
    void callsOfAnotherThreadKeepTheirOrder(PostgresCluster cluster) throws Exception {
        try (Stage stage = Stage.on(cluster)) {
            SqlConnection connection = await(stage.pool.getConnection());
            Future<Transaction> begun = connection.begin();
            Transaction transaction = connection.transaction();
            assertNotNull(transaction);
            assertThrows(IllegalStateException.class, connection::begin);
            Future<?> created = connection.query("CREATE TABLE ordered (n int)").execute();
            Future<Void> closed = connection.close();
            Future<?> late = connection.query("SELECT 1").execute();
            await(closed);
            assertSame(transaction, await(begun));
            assertTrue(created.succeeded());
            assertNotNull(Stage.failureOf(late));
            assertInstanceOf(TransactionRollbackException.class, Stage.failureOf(transaction.completion()));
            assertNull(connection.transaction());
            assertEquals(
                    true,
                    await(stage.pool
                            .query("SELECT to_regclass('ordered') IS NULL")
                            .mapping(row -> row.getBoolean(0))
                            .execute()
                            .map(rows -> rows.iterator().next())));
        }
    }

    @Test
    void whoWasSentToAnotherHostGoesOnOnHisOwnContext(PostgresCluster cluster) throws Exception {
        try (Stage stage = Stage.on(cluster, builder -> builder.with(new PoolOptions().setMaxSize(1)))) {
            await(stage.pool.getConnection());
            Context context = stage.vertx.getOrCreateContext();
            Promise<SqlConnection> mine = Promise.promise();
            Promise<Context> where = Promise.promise();
            context.runOnContext(now -> stage.pool.getConnection().onComplete((got, failure) -> {
                where.complete(Vertx.currentContext());
                mine.complete(got, failure);
            }));
            cluster.failover(FailoverPlan.crash());
            SqlConnection connection = await(mine.future());
            assertSame(context, await(where.future()));
            assertSame(context, await(contextOf(connection)));
            assertEquals(cluster.writer().address(), await(Stage.host(connection)));
        }
    }

    /** Vert.x makes a context for such a caller; it must not become one of ours on the way. */
    @Test
    void whoHasNoContextGetsAConnectionOnTheOneMadeForHim(PostgresCluster cluster) throws Exception {
        try (Stage stage = Stage.on(cluster, builder -> builder.with(new PoolOptions().setMaxSize(1)))) {
            await(stage.pool.getConnection());
            Promise<Context> where = Promise.promise();
            Future<SqlConnection> waiting =
                    stage.pool.getConnection().onComplete(got -> where.complete(Vertx.currentContext()));
            cluster.failover(FailoverPlan.crash());
            SqlConnection connection = await(waiting);
            assertSame(await(where.future()), await(contextOf(connection)));
        }
    }

    private static Future<Context> contextOf(SqlConnection connection) {
        Promise<Context> where = Promise.promise();
        connection.query("SELECT pg_sleep(0.01)").execute().onComplete(done -> where.complete(Vertx.currentContext()));
        return where.future();
    }
}
