package dev.lodestar.vertx.scenario;

import static dev.lodestar.vertx.scenario.Stage.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestar.testkit.Node;
import dev.lodestar.testkit.junit.PostgresClusterExtension;
import dev.lodestar.testkit.junit.PostgresClusterTraits;
import dev.lodestar.testkit.postgres.PostgresCluster;
import dev.lodestar.vertx.LodestarPool;
import dev.lodestar.vertx.NoHostAvailableException;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetServer;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.SqlConnection;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * An address that leads to another server than before: no connection gets into the pool that does not prove its role.
 */
@ExtendWith(PostgresClusterExtension.class)
@PostgresClusterTraits(nodes = 2)
class AdmissionTest {

    @Test
    void aConnectionThatLeadsToAReaderIsRefused(PostgresCluster cluster) throws Exception {
        Vertx vertx = Vertx.vertx();
        AtomicReference<Node> target = new AtomicReference<>(cluster.writer());
        NetServer forwarder = await(Forwarder.to(vertx, target).listen(0, "127.0.0.1"));
        LodestarPool pool = LodestarPool.builder()
                .connectingTo("postgresql://127.0.0.1:" + forwarder.actualPort() + "/" + cluster.database()
                        + "?failoverMode=strict-writer&failoverTimeout=1500ms")
                .connectingTo(new PgConnectOptions().setUser(cluster.user()).setPassword(cluster.password()))
                .with(new PoolOptions().setMaxSize(2))
                .using(vertx)
                .build();
        SqlConnection first = await(pool.getConnection());
        assertEquals(cluster.writer().address(), await(Stage.host(first)));
        target.set(cluster.node(2));
        Throwable failure = Stage.failureOf(pool.getConnection());
        NoHostAvailableException refused = assertInstanceOf(NoHostAvailableException.class, failure);
        assertTrue(refused.getMessage().contains("READER"), refused.getMessage());
        target.set(cluster.writer());
        assertEquals(cluster.writer().address(), await(Stage.host(pool)));
        await(first.close());
        await(pool.close());
        await(vertx.close());
    }
}
