package dev.lodestar.vertx.target;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestar.domain.cluster.HostAddress;
import dev.lodestar.domain.cluster.HostId;
import dev.lodestar.domain.failure.Failure;
import dev.lodestar.domain.failure.Symptom;
import dev.lodestar.testkit.junit.PostgresClusterExtension;
import dev.lodestar.testkit.junit.PostgresClusterTraits;
import dev.lodestar.testkit.postgres.PostgresCluster;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxException;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.VertxInternal;
import io.vertx.sqlclient.PoolOptions;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Waits for a connection, and what their generation says of those that came to nothing. */
@ExtendWith(PostgresClusterExtension.class)
@PostgresClusterTraits(nodes = 1)
class BorrowingTest {

    private VertxInternal vertx;
    private ContextInternal context;

    @BeforeEach
    void open() {
        vertx = (VertxInternal) Vertx.vertx();
        context = vertx.createEventLoopContext();
    }

    @AfterEach
    void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    private PoolGeneration generation(PostgresCluster cluster, PoolOptions pool, PoolGeneration.Gate gate) {
        HostAddress address =
                new HostAddress(cluster.node(1).address(), cluster.node(1).port());
        Dialling known = Diallings.to(cluster, Duration.ofSeconds(10));
        Dialling dialling =
                new Dialling(known.options(), pool, known.network(), known.keepAlive(), known.loginPatience());
        return new PoolGeneration(new Dials(vertx), dialling, HostId.of(address), address, 0, gate);
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @Test
    void anAnswerThatTheClientLosesLosesNoWaiter(PostgresCluster cluster) throws Exception {
        PoolOptions hasty = new PoolOptions().setConnectionTimeout(50).setConnectionTimeoutUnit(TimeUnit.MILLISECONDS);
        PoolGeneration generation = generation(cluster, hasty, (fresh, into) -> Future.succeededFuture());
        Set<Borrowing> waiting = ConcurrentHashMap.newKeySet();
        Promise<ContextInternal> told = Promise.promise();
        Promise<Throwable> said = Promise.promise();
        Borrowing borrowing = new Borrowing(generation, context, (lease, failure) -> {
            told.complete(ContextInternal.current());
            said.complete(failure);
        });
        context.runOnContext(now -> borrowing.await(waiting));
        assertTrue(await(said.future()).getMessage().contains("connectionTimeout"));
        assertSame(context, await(told.future()));
        assertTrue(waiting.isEmpty());
    }

    @Test
    void aRefusalExplainsNothingOnceAConnectionWasAdmitted(PostgresCluster cluster) throws Exception {
        AtomicInteger asked = new AtomicInteger();
        Failure reason = Failure.of(Symptom.of(Symptom.Kind.OTHER), "not this one");
        PoolGeneration generation = generation(
                cluster,
                new PoolOptions(),
                (fresh, into) -> asked.incrementAndGet() == 1
                        ? Future.failedFuture(new Refused(reason))
                        : Future.succeededFuture());
        Throwable closed = VertxException.noStackTrace("Connection was closed");
        assertNotNull(failureOf(borrowed(generation)));
        assertEquals(reason, generation.describe(closed));
        Lease lease = await(borrowed(generation));
        assertFalse(generation.describe(closed).message().contains("not this one"));
        await(lease.release());
    }

    @Test
    void aWaitThatFailsBecauseItsGenerationWasRetiredGoesElsewhere(PostgresCluster cluster) throws Exception {
        PoolGeneration generation = generation(cluster, new PoolOptions(), (fresh, into) -> Future.succeededFuture());
        Promise<Lease> lease = Promise.promise();
        Borrowing borrowing = new Borrowing(generation, context, lease);
        generation.retire("the pool leads elsewhere");
        borrowing.complete(null, VertxException.noStackTrace("Pool closed"));
        assertSame(Rerouted.INSTANCE, failureOf(lease.future()));
    }

    private Future<Lease> borrowed(PoolGeneration generation) {
        Promise<Lease> lease = Promise.promise();
        context.runOnContext(there -> generation.borrow(context, lease));
        return lease.future();
    }

    private static Throwable failureOf(Future<?> future) throws Exception {
        return await(future.transform(done -> Future.succeededFuture(done.cause())));
    }
}
