package dev.lodestar.vertx.scenario;

import static dev.lodestar.vertx.scenario.Stage.await;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestar.testkit.junit.PostgresClusterExtension;
import dev.lodestar.testkit.junit.PostgresClusterTraits;
import dev.lodestar.testkit.postgres.PostgresCluster;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.function.Executable;

/** Without any failure, a pool of ours does what the client's own does, mistakes of the application included. */
@ExtendWith(PostgresClusterExtension.class)
@PostgresClusterTraits(nodes = 2)
class LikePlainTest {

    @Test
    void fromAContext(PostgresCluster cluster) throws Exception {
        try (Stage stage = Stage.on(cluster)) {
            compare(stage, Optional.of(stage.vertx));
        }
    }

    @Test
    void fromAThreadWithoutAContext(PostgresCluster cluster) throws Exception {
        try (Stage stage = Stage.on(cluster)) {
            compare(stage, Optional.empty());
        }
    }

    private static void compare(Stage stage, Optional<Vertx> caller) throws Exception {
        Pool plain = PgBuilder.pool()
                .with(new PoolOptions().setMaxSize(8))
                .connectingTo(new PgConnectOptions()
                        .setHost(stage.cluster.writer().address())
                        .setPort(stage.cluster.writer().port())
                        .setDatabase(stage.cluster.database())
                        .setUser(stage.cluster.user())
                        .setPassword(stage.cluster.password()))
                .using(stage.vertx)
                .build();
        Map<String, String> expected = played(plain, stage, caller);
        Map<String, String> seen = played(stage.pool, stage, caller);
        await(plain.close());
        assertTrue(expected.size() > 40, "the script is empty");
        List<Executable> comparisons = new ArrayList<>();
        expected.forEach((step, text) -> comparisons.add(() -> assertEquals(text, seen.get(step), step)));
        assertAll(comparisons);
    }

    private static Map<String, String> played(Pool pool, Stage stage, Optional<Vertx> caller) throws Exception {
        stage.execute("DROP TABLE IF EXISTS things");
        stage.execute("CREATE TABLE things (n int PRIMARY KEY, name text)");
        stage.execute("INSERT INTO things VALUES (1, 'one'), (2, 'two'), (3, 'three')");
        Map<String, String> seen = new LinkedHashMap<>();
        for (var step : Script.STEPS.entrySet()) {
            seen.put(step.getKey(), Script.play(step.getValue(), pool, caller));
        }
        return seen;
    }
}
