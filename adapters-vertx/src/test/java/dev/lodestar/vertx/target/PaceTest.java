package dev.lodestar.vertx.target;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestar.domain.cluster.HostAddress;
import dev.lodestar.domain.cluster.HostId;
import dev.lodestar.domain.failover.FailoverRules;
import dev.lodestar.testkit.Await;
import dev.lodestar.testkit.junit.PostgresClusterExtension;
import dev.lodestar.testkit.junit.PostgresClusterTraits;
import dev.lodestar.testkit.postgres.PostgresCluster;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.VertxInternal;
import io.vertx.sqlclient.PoolOptions;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How many connections to one host are opened at once, and what becomes of those who wait for theirs. */
@ExtendWith(PostgresClusterExtension.class)
@PostgresClusterTraits(nodes = 1)
class PaceTest {

    private static final int AT_ONCE = FailoverRules.RECOVERIES_AT_ONCE;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final BlockingQueue<Promise<Void>> atTheGate = new LinkedBlockingQueue<>();
    private final BlockingQueue<Integer> served = new LinkedBlockingQueue<>();
    private VertxInternal vertx;
    private ContextInternal context;
    private Dials dials;

    @BeforeEach
    void open() {
        vertx = (VertxInternal) Vertx.vertx();
        context = vertx.createEventLoopContext();
        dials = new Dials(vertx);
    }

    @AfterEach
    void close() throws Exception {
        await(vertx.close());
    }

    private PoolGeneration generation(PostgresCluster cluster, HostAddress address, PoolOptions pool) {
        Dialling known = Diallings.to(cluster, PATIENCE);
        Dialling dialling = new Dialling(known.options(), pool, known.network(), known.keepAlive(), PATIENCE);
        return new PoolGeneration(dials, dialling, HostId.of(address), address, 0, (fresh, into) -> {
            Promise<Void> admission = Promise.promise();
            atTheGate.add(admission);
            return admission.future();
        });
    }

    private PoolGeneration generation(PostgresCluster cluster) {
        return generation(cluster, address(cluster), new PoolOptions().setMaxSize(64));
    }

    private static HostAddress address(PostgresCluster cluster) {
        return new HostAddress(cluster.node(1).address(), cluster.node(1).port());
    }

    /** A server whose kernel connects, and that never says a word. */
    private static ServerSocket mute() throws Exception {
        return new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    }

    private static HostAddress address(ServerSocket server) {
        return new HostAddress("127.0.0.1", server.getLocalPort());
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    private <T> T onContext(Supplier<T> work) throws Exception {
        Promise<T> done = Promise.promise();
        context.runOnContext(now -> done.complete(work.get()));
        return await(done.future());
    }

    /** All on one context, in order; the connections that are dialled are known when this returns. */
    private List<Future<Lease>> borrowed(PoolGeneration generation, int count) throws Exception {
        return onContext(() -> {
            List<Future<Lease>> leases = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                int number = i;
                Promise<Lease> lease = Promise.promise();
                generation.borrow(context, (got, failure) -> {
                    served.add(number);
                    lease.complete(
                            got,
                            failure == null && ContextInternal.current() != context
                                    ? new AssertionError("on a foreign context")
                                    : failure);
                });
                leases.add(lease.future());
            }
            return leases;
        });
    }

    private Promise<Void> atTheGate() throws InterruptedException {
        Promise<Void> admission = atTheGate.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        assertTrue(admission != null, "nobody came to the gate");
        return admission;
    }

    @Test
    void recoveriesAreLoggedInAFewAtATimeInTheOrderInWhichTheyCame(PostgresCluster cluster) throws Exception {
        int crowd = 40;
        PoolGeneration generation = generation(cluster).forRecovery();
        List<Future<Lease>> leases = borrowed(generation, crowd);
        assertEquals(AT_ONCE, generation.connections().size());
        for (int admitted = 0; admitted < crowd; admitted++) {
            Promise<Void> next = atTheGate();
            assertTrue(generation.connections().size() <= admitted + AT_ONCE);
            next.complete();
            Integer number = served.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            // A login may take longer than others that began after it; none begins before its turn.
            assertTrue(number != null && number < admitted + AT_ONCE, number + " as number " + admitted);
        }
        for (Future<Lease> lease : leases) {
            await(lease);
        }
    }

    @Test
    void aHealthyPoolMayFillFaster(PostgresCluster cluster) throws Exception {
        PoolGeneration generation = generation(cluster);
        List<Future<Lease>> leases = borrowed(generation, 40);
        assertEquals(PoolGeneration.FIRST_AT_ONCE, generation.connections().size());
        for (int i = 0; i < leases.size(); i++) {
            atTheGate().complete();
        }
        for (Future<Lease> lease : leases) {
            await(lease);
        }
    }

    @Test
    void poolsOfOneVertxAddUp(PostgresCluster cluster) throws Exception {
        PoolGeneration first = generation(cluster).forRecovery();
        PoolGeneration second = generation(cluster).forRecovery();
        borrowed(first, AT_ONCE);
        Future<Lease> other = borrowed(second, 1).get(0);
        assertEquals(0, second.connections().size());
        assertTrue(second.isHeldUp());
        first.condemn(first.place(), "another host is the writer", protection -> true);
        atTheGate.clear();
        Await.until("the second pool's turn", PATIENCE, () -> {
            atTheGate.forEach(admission -> admission.tryComplete());
            return other.succeeded();
        });
        assertFalse(second.isHeldUp());
    }

    @Test
    void whatComesBackServesWhoWaits(PostgresCluster cluster) throws Exception {
        PoolGeneration generation = generation(cluster).forRecovery();
        Future<Lease> first = borrowed(generation, 1).get(0);
        atTheGate().complete();
        Lease lease = await(first);
        List<Future<Lease>> others = borrowed(generation, AT_ONCE + 2);
        assertEquals(1 + AT_ONCE, generation.connections().size());
        onContext(lease::release);
        Lease again = await(others.get(AT_ONCE));
        onContext(again::release);
        await(others.get(AT_ONCE + 1));
        assertEquals(1 + AT_ONCE, generation.connections().size());
    }

    @Test
    void nobodyWaitsForAMuteHostThatWasGivenUp(PostgresCluster cluster) throws Exception {
        try (ServerSocket mute = mute()) {
            PoolGeneration generation = generation(cluster, address(mute), new PoolOptions().setMaxSize(64))
                    .forRecovery();
            List<Future<Lease>> leases = borrowed(generation, 100);
            assertEquals(AT_ONCE, generation.connections().size());
            generation.condemn(generation.place(), "another host is the writer", protection -> true);
            for (Future<Lease> lease : leases) {
                assertSame(Rerouted.INSTANCE, failureOf(lease));
            }
            await(generation.disposal());
            assertTrue(generation.connections().isEmpty());
        }
    }

    @Test
    void aWaitForAMuteHostEndsAsEver(PostgresCluster cluster) throws Exception {
        try (ServerSocket mute = mute()) {
            PoolOptions hasty = new PoolOptions()
                    .setMaxSize(64)
                    .setConnectionTimeout(100)
                    .setConnectionTimeoutUnit(TimeUnit.MILLISECONDS);
            PoolGeneration generation = generation(cluster, address(mute), hasty);
            for (Future<Lease> lease : borrowed(generation.forRecovery(), 100)) {
                String message = failureOf(lease).getMessage();
                assertTrue(message.contains("within 100 ms; none has got through its login"), message);
            }
            assertEquals(AT_ONCE, generation.connections().size());
            await(generation.close(100));
        }
    }

    private static Throwable failureOf(Future<?> future) throws Exception {
        return await(future.transform(done -> Future.succeededFuture(done.cause())));
    }
}
