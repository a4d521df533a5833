package dev.lodestar.vertx.scenario;

import static dev.lodestar.vertx.scenario.Stage.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestar.testkit.Face;
import dev.lodestar.testkit.InstanceIds;
import dev.lodestar.testkit.Node;
import dev.lodestar.testkit.junit.PostgresClusterExtension;
import dev.lodestar.testkit.postgres.PostgresCluster;
import dev.lodestar.vertx.FailoverFailure;
import dev.lodestar.vertx.LodestarPool;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetServer;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.SqlConnection;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A name of the application's own that leads to one instance, and later to another one. */
class AliasTest {

    private static final String ALIAS = "127.77.0.1";

    @RegisterExtension
    static final PostgresClusterExtension POSTGRES = PostgresClusterExtension.with(
            PostgresCluster.builder().face(Face.AURORA).instanceIds(InstanceIds.ADDRESSES));

    private final PostgresCluster cluster = POSTGRES.cluster();
    private final Vertx vertx = Stage.vertx();

    private LodestarPool behind(NetServer alias) {
        return LodestarPool.builder()
                .connectingTo("postgresql://" + ALIAS + ":" + alias.actualPort() + "/" + cluster.database())
                .connectingTo(new PgConnectOptions().setUser(cluster.user()).setPassword(cluster.password()))
                .setting("clusterInstanceHostPattern", cluster.instanceHostPattern())
                .setting("failoverTimeout", "5s")
                .setting("failureDetectionTime", "1s")
                .setting("failureDetectionInterval", "100ms")
                .with(new PoolOptions().setMaxSize(3))
                .using(vertx)
                .build();
    }

    @Test
    void eachConnectionIsGivenUpWithTheHostItLeadsTo() throws Exception {
        Node before = cluster.readers().get(0);
        Node after = cluster.readers().get(1);
        AtomicReference<Node> target = new AtomicReference<>(before);
        NetServer alias =
                await(Forwarder.to(vertx, target).listen(cluster.node(1).port(), ALIAS));
        LodestarPool pool = behind(alias);
        SqlConnection first = await(pool.getConnection());
        target.set(after);
        SqlConnection second = await(pool.getConnection());
        assertEquals(before.id(), await(Stage.node(first)));
        assertEquals(after.id(), await(Stage.node(second)));

        cluster.freeze(after);
        Future<?> hanging = second.query("SELECT 1").execute();
        FailoverFailure lost = assertInstanceOf(FailoverFailure.class, Stage.failureOf(hanging));

        assertTrue(lost.getMessage().contains(after.address()), lost.getMessage());
        assertEquals(before.id(), await(Stage.node(first)), "the other host's connection was left alone");
        await(first.close());
        await(second.close());
        await(pool.close());
        await(vertx.close());
    }
}
