package dev.lodestar.vertx.runtime;

import dev.lodestar.domain.monitor.ClusterMachine;
import dev.lodestar.ports.contract.CallersPortContract;
import dev.lodestar.ports.contract.ClusterSurroundings;
import dev.lodestar.ports.contract.RunningCluster;
import io.vertx.core.Vertx;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class VertxCallersPortTest extends CallersPortContract {

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
    protected RunningCluster cluster(ClusterMachine machine, ClusterSurroundings surroundings) {
        return new OnAHome(vertx, machine, surroundings);
    }
}
