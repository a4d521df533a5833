package dev.lodestar.vertx.target;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestar.domain.cluster.HostAddress;
import dev.lodestar.domain.cluster.HostId;
import dev.lodestar.testkit.Node;
import dev.lodestar.testkit.junit.PostgresClusterExtension;
import dev.lodestar.testkit.postgres.PostgresCluster;
import dev.lodestar.vertx.tls.ServerCertificate;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.VertxInternal;
import io.vertx.core.net.NetClientOptions;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.SslMode;
import io.vertx.sqlclient.ClosedConnectionException;
import io.vertx.sqlclient.PoolOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A host is given up while it is silent: how soon its calls in flight are released. */
class CondemnationTest {

    private static final int CONNECTIONS = 8;
    private static final int PIPELINED = 4;

    /** It takes some milliseconds; this is for machines that are busy with something else. */
    private static final Duration AT_ONCE = Duration.ofSeconds(1);

    @RegisterExtension
    static final PostgresClusterExtension POSTGRES = PostgresClusterExtension.with(
            ServerCertificate.made().on(PostgresCluster.builder().nodes(1)));

    private final PostgresCluster cluster = POSTGRES.cluster();

    private PoolGeneration generation(Vertx vertx, SslMode mode) {
        PgConnectOptions options = new PgConnectOptions()
                .setUser(cluster.user())
                .setPassword(cluster.password())
                .setDatabase(cluster.database())
                .setPipeliningLimit(PIPELINED / 2)
                .setSslMode(mode);
        Encryption.complete(options);
        Node node = cluster.node(1);
        HostAddress address = new HostAddress(node.address(), node.port());
        Dialling dialling = new Dialling(
                new ConnectOptionsSource(() -> Future.succeededFuture(options), copy -> {}, Duration.ofSeconds(10)),
                new PoolOptions().setMaxSize(CONNECTIONS),
                new NetClientOptions(),
                Diallings.OFF,
                Duration.ofSeconds(10));
        return new PoolGeneration(
                new Dials(vertx), dialling, HostId.of(address), address, 0, (fresh, into) -> Future.succeededFuture());
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
    }

    private static List<Lease> lent(ContextInternal context, PoolGeneration generation) throws Exception {
        List<Lease> leases = new ArrayList<>();
        for (int i = 0; i < CONNECTIONS; i++) {
            Promise<Lease> lease = Promise.promise();
            context.runOnContext(there -> generation.borrow(context, lease));
            leases.add(await(lease.future()));
        }
        return leases;
    }

    /** When and how one call ended. */
    private record End(long at, Throwable failure) {}

    private static Future<End> call(Lease lease) {
        lease.begin();
        return lease.connection()
                .query("SELECT 1")
                .execute()
                .transform(done -> Future.succeededFuture(new End(System.nanoTime(), done.cause())));
    }

    @ParameterizedTest
    @EnumSource(names = {"DISABLE", "REQUIRE"})
    void everyCallInFlightIsReleasedAtOnce(SslMode mode) throws Exception {
        Vertx vertx = Vertx.vertx();
        PoolGeneration generation = generation(vertx, mode);
        List<Lease> leases = lent(((VertxInternal) vertx).createEventLoopContext(), generation);
        cluster.freeze(cluster.node(1));
        List<Future<End>> calls = new ArrayList<>();
        for (Lease lease : leases) {
            for (int i = 0; i < PIPELINED; i++) {
                calls.add(call(lease));
            }
        }

        long condemned = System.nanoTime();
        generation.condemn(generation.place(), "another host is the writer", protection -> true);

        long last = condemned;
        int neverSent = 0;
        for (Future<End> call : calls) {
            End end = await(call);
            last = Math.max(last, end.at());
            if (Failures.isNotSent(end.failure())) {
                neverSent++;
            } else {
                assertInstanceOf(ClosedConnectionException.class, end.failure());
            }
        }
        Duration took = Duration.ofNanos(last - condemned);
        System.out.println("sslmode " + mode + ": " + calls.size() + " calls on " + CONNECTIONS
                + " silent connections released in " + took.toNanos() / 1_000 + " µs");
        assertTrue(took.compareTo(AT_ONCE) < 0, took::toString);
        // The other half of each pipeline had never left.
        assertEquals(CONNECTIONS * PIPELINED / 2, neverSent);
        await(generation.disposal());
        assertTrue(generation.connections().isEmpty());
        await(vertx.close());
    }

    @Test
    void callsThatAreNotToBeProtectedAreLeftAlone() throws Exception {
        Vertx vertx = Vertx.vertx();
        PoolGeneration generation = generation(vertx, SslMode.DISABLE);
        List<Lease> leases = lent(((VertxInternal) vertx).createEventLoopContext(), generation);
        cluster.freeze(cluster.node(1));
        Future<End> call = call(leases.get(0));
        generation.condemn(generation.place(), "another host is the writer", protection -> false);
        cluster.thaw(cluster.node(1));
        assertEquals(null, await(call).failure());
        await(generation.close(1_000));
        await(vertx.close());
    }

    @Test
    void aHostThatTheNameLedToLaterTakesOnlyItsOwnConnectionsAlong() throws Exception {
        Vertx vertx = Vertx.vertx();
        PoolGeneration generation = generation(vertx, SslMode.DISABLE);
        List<Lease> leases = lent(((VertxInternal) vertx).createEventLoopContext(), generation);
        Whereabouts later = new Whereabouts(HostId.of(new HostAddress("later", 5432)), 3);
        List<Lease> some = leases.subList(0, CONNECTIONS / 2);
        some.forEach(lease -> lease.proved(later));

        generation.condemn(new Whereabouts(later.host(), 2), "an older generation", protection -> true);
        assertTrue(leases.stream().allMatch(Lease::isUsable));
        generation.condemn(later, "it is dead", protection -> true);
        assertTrue(some.stream().noneMatch(Lease::isUsable));
        assertTrue(leases.subList(CONNECTIONS / 2, CONNECTIONS).stream().allMatch(Lease::isUsable));
        assertFalse(generation.isRetired());

        leases.forEach(lease -> lease.proved(later));
        generation.condemn(later, "it is dead", protection -> true);
        assertTrue(generation.isRetired(), "nothing is left to lend");
        await(generation.disposal());
        await(vertx.close());
    }
}
