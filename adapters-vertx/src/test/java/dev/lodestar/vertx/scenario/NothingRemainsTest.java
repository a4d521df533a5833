package dev.lodestar.vertx.scenario;

import static dev.lodestar.vertx.scenario.Stage.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestar.testkit.Await;
import dev.lodestar.testkit.Node;
import dev.lodestar.testkit.junit.PostgresClusterExtension;
import dev.lodestar.testkit.postgres.PostgresCluster;
import dev.lodestar.vertx.FailoverFailure;
import dev.lodestar.vertx.LodestarPool;
import dev.lodestar.vertx.NoHostAvailableException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.SqlConnection;
import java.lang.ref.WeakReference;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * After {@code pool.close()} there is no socket, no timer and no reference to the pool, as a forgotten hook or listener
 * would be; after {@code vertx.close()} no descriptor and no thread.
 */
class NothingRemainsTest {

    /** The pool says goodbye for a second and closes what is left within another one; the rest is for busy machines. */
    private static final Duration DEADLINE = Duration.ofSeconds(10);

    @RegisterExtension
    static final PostgresClusterExtension POSTGRES = PostgresClusterExtension.with(PostgresCluster.builder());

    /** What happens to a pool before it is closed. */
    @FunctionalInterface
    private interface Story {
        void happensTo(LodestarPool pool, Vertx vertx) throws Exception;
    }

    private final PostgresCluster cluster = POSTGRES.cluster();
    private Traces before;

    @BeforeEach
    void look() throws Exception {
        before = Traces.ofThisProcess();
    }

    @AfterEach
    void nothingRemains() {
        Await.until(
                "all traces are gone: " + before,
                Stage.PATIENCE,
                () -> Traces.ofThisProcess().isWithin(before));
    }

    private void after(Story story) throws Exception {
        after("30s", story);
    }

    private void after(String failoverTimeout, Story story) throws Exception {
        Vertx vertx = Stage.vertx();
        int timers = Traces.timers(vertx);
        WeakReference<LodestarPool> pool = untilThePoolIsClosed(vertx, failoverTimeout, story);
        assertEquals(0, Sockets.to(cluster), "sockets left");
        Await.until("no timer is left", DEADLINE, () -> Traces.timers(vertx) == timers);
        Await.until("nobody holds the pool", Stage.PATIENCE, () -> isGone(pool));
        await(vertx.close(), DEADLINE);
    }

    private WeakReference<LodestarPool> untilThePoolIsClosed(Vertx vertx, String failoverTimeout, Story story)
            throws Exception {
        LodestarPool pool = Stage.pool(vertx, cluster, builder -> builder.setting("failoverTimeout", failoverTimeout));
        await(Stage.node(pool));
        assertTrue(Sockets.to(cluster) > 0, "the count of sockets counts nothing");
        assertNotEquals(before, Traces.ofThisProcess(), "the traces show nothing");
        story.happensTo(pool, vertx);
        await(pool.close(), DEADLINE);
        return new WeakReference<>(pool);
    }

    private static boolean isGone(WeakReference<?> reference) {
        System.gc();
        return reference.get() == null;
    }

    @Test
    void afterOrdinaryUse() throws Exception {
        after((pool, vertx) -> {
            await(pool.withTransaction(
                    connection -> connection.query("SELECT 1").execute()));
            await(pool.withConnection(
                    connection -> connection.prepare("SELECT 1").compose(made -> made.close())));
        });
    }

    @ParameterizedTest
    @EnumSource(names = {"CRASH", "FREEZE", "SWITCHOVER"})
    void afterAFailover(Calamity calamity) throws Exception {
        after((pool, vertx) -> {
            Future<?> call = pool.query("SELECT pg_sleep(300)").execute();
            calamity.strike(cluster);
            Stage.failureOf(call);
            await(Stage.node(pool));
        });
    }

    @Test
    void withCallsInFlightOnAFrozenWriter() throws Exception {
        after((pool, vertx) -> {
            SqlConnection connection = await(pool.getConnection());
            await(connection.begin());
            cluster.freeze(cluster.writer());
            connection.query("SELECT 1").execute();
            for (int i = 0; i < 20; i++) {
                pool.query("SELECT 2").execute();
            }
        });
    }

    @Test
    void whileAllHostsAreFrozenAndASearchIsOn() throws Exception {
        after((pool, vertx) -> {
            for (Node node : cluster.nodes()) {
                cluster.freeze(node);
            }
            pool.query("INSERT INTO nowhere VALUES (1)").execute();
            pool.getConnection();
        });
    }

    @Test
    void afterAFailoverThatCameToNothing() throws Exception {
        after("1s", (pool, vertx) -> {
            cluster.nodes().forEach(cluster::crash);
            assertInstanceOf(
                    NoHostAvailableException.class,
                    Stage.failureOf(pool.query("SELECT 1").execute()));
        });
    }

    @Test
    void withAConnectionThatNobodyGaveBack() throws Exception {
        after((pool, vertx) -> await(await(pool.getConnection()).begin()));
    }

    /** The pool leads back to a host that it left, and nobody gave back what was borrowed there before. */
    @Test
    void afterComingBackToAHostThatWasLeft() throws Exception {
        Vertx vertx = Stage.vertx();
        LodestarPool pool = Stage.pool(vertx, cluster, builder -> builder.setting("failoverMode", "strict-reader"));
        String first = leave(pool);
        assertNotEquals(first, leave(pool));
        assertEquals(first, await(Stage.node(pool)));
        await(pool.close(), DEADLINE);
        assertEquals(0, Sockets.to(cluster), "sockets left");
        await(vertx.close(), DEADLINE);
    }

    /** Keeps a connection where the pool leads and makes the pool go on by losing another one; where that was. */
    private static String leave(LodestarPool pool) throws Exception {
        SqlConnection kept = await(pool.getConnection());
        SqlConnection lost = await(pool.getConnection());
        int backend = PgConnection.cast(lost).processId();
        await(kept.query("SELECT pg_terminate_backend(" + backend + ", 10000)").execute());
        assertInstanceOf(
                FailoverFailure.class, Stage.failureOf(lost.query("SELECT 1").execute()));
        await(lost.close());
        return await(Stage.node(kept));
    }

    @Test
    void withoutClosingThePoolFirst() throws Exception {
        Vertx vertx = Stage.vertx();
        LodestarPool pool = Stage.pool(vertx, cluster, builder -> builder);
        SqlConnection connection = await(pool.getConnection());
        cluster.freeze(cluster.writer());
        connection.query("SELECT 1").execute();
        await(vertx.close(), DEADLINE);
        assertEquals(0, Sockets.to(cluster), "sockets left");
    }
}
