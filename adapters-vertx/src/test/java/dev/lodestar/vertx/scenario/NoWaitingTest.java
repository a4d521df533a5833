package dev.lodestar.vertx.scenario;

import static dev.lodestar.vertx.scenario.Stage.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lodestar.testkit.junit.PostgresClusterExtension;
import dev.lodestar.testkit.postgres.PostgresCluster;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.VertxInternal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** No event loop ever waits, whatever befalls the writer; and none is at one task for more than 20 ms. */
@ExtendWith(PostgresClusterExtension.class)
class NoWaitingTest {

    private static final int CALLS_PER_LOOP = 30;

    @ParameterizedTest
    @EnumSource(names = {"CRASH", "FREEZE", "SWITCHOVER"})
    void duringA(Calamity calamity, PostgresCluster cluster) throws Exception {
        try (Stage stage = Stage.on(cluster)) {
            Map<Object, Context> contexts = oneOnEachLoop(stage);
            assertEquals(Stage.LOOPS, contexts.size(), "a loop without a caller");
            // Warm: classes are loaded, and the client's login has done its hashing.
            rush(stage, contexts, calamity, cluster);
            cluster.reset();
            rush(stage, contexts, calamity, cluster);
            cluster.reset();
            try (EventLoops loops = new EventLoops()) {
                rush(stage, contexts, calamity, cluster);
                assertEquals(Map.of(), loops.waits());
                assertEquals(List.of(), loops.faults());
                System.out.println(calamity + ": event loops found late, by whomever: "
                        + loops.warnings().size());
            }
        }
    }

    private static Map<Object, Context> oneOnEachLoop(Stage stage) {
        Map<Object, Context> contexts = new LinkedHashMap<>();
        for (int i = 0; i < 2 * Stage.LOOPS; i++) {
            ContextInternal context = ((VertxInternal) stage.vertx).createEventLoopContext();
            contexts.put(context.nettyEventLoop(), context);
        }
        return contexts;
    }

    private static void rush(Stage stage, Map<Object, Context> contexts, Calamity calamity, PostgresCluster cluster)
            throws Exception {
        List<Future<?>> before = new ArrayList<>();
        contexts.values().forEach(context -> before.add(calls(stage, context)));
        calamity.strike(cluster);
        List<Future<?>> after = new ArrayList<>();
        contexts.values().forEach(context -> after.add(calls(stage, context)));
        await(Future.all(before));
        await(Future.all(after));
    }

    private static Future<?> calls(Stage stage, Context context) {
        Promise<Object> done = Promise.promise();
        context.runOnContext(now -> {
            List<Future<?>> calls = new ArrayList<>();
            for (int i = 0; i < CALLS_PER_LOOP; i++) {
                calls.add(stage.pool.query("SELECT 1").execute());
            }
            Future.all(calls).onComplete((all, failure) -> done.complete(all, failure));
        });
        return done.future();
    }
}
