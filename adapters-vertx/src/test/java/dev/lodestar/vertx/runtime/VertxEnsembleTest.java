package dev.lodestar.vertx.runtime;

import dev.lodestar.domain.monitor.ClusterMachine;
import dev.lodestar.domain.plugin.CallMachine;
import dev.lodestar.ports.contract.CallSurroundings;
import dev.lodestar.ports.contract.ClusterSurroundings;
import dev.lodestar.ports.contract.EnsembleContract;
import dev.lodestar.ports.contract.Interpreter;
import dev.lodestar.ports.contract.RunningCluster;
import io.vertx.core.Vertx;
import io.vertx.core.internal.VertxInternal;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The contract for calls on event loops and the context that watches their cluster. */
class VertxEnsembleTest extends EnsembleContract {

    private static Vertx vertx;

    @BeforeAll
    static void open() {
        vertx = Vertx.vertx();
    }

    @AfterAll
    static void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @Override
    protected Interpreter interpreter(CallMachine machine, CallSurroundings surroundings) {
        return new OnAContext(((VertxInternal) vertx).createEventLoopContext(), machine, surroundings);
    }

    @Override
    protected RunningCluster cluster(ClusterMachine machine, ClusterSurroundings surroundings) {
        return new OnAHome(vertx, machine, surroundings);
    }
}
