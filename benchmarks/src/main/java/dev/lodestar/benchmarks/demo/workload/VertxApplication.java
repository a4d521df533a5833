package dev.lodestar.benchmarks.demo.workload;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** An application of several verticles that share one pool. */
public final class VertxApplication implements Application {
    /** How many, and so how many connections they use at most. */
    public static final int WORKERS = 6;

    private static final Duration PAUSE = Duration.ofMillis(4);

    private final Trail trail = new Trail("Vert.x", WORKERS);
    private final Vertx vertx;
    private final Future<String> deployed;

    /**
     * Starts working at once.
     *
     * @param works where the numbers of what is written come from
     */
    public VertxApplication(Vertx vertx, Pool pool, AtomicLong works) {
        this.vertx = vertx;
        EventLoopLedger ledger = new EventLoopLedger(pool);
        AtomicInteger numbers = new AtomicInteger();
        this.deployed = vertx.deployVerticle(
                () -> new EventLoopWorker(numbers.getAndIncrement(), ledger, works, trail, PAUSE),
                new DeploymentOptions().setInstances(WORKERS));
    }

    @Override
    public Trail trail() {
        return trail;
    }

    @Override
    public boolean stop(Duration limit) throws InterruptedException {
        try {
            deployed.compose(vertx::undeploy)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(limit.toNanos(), TimeUnit.NANOSECONDS);
            return true;
        } catch (ExecutionException | TimeoutException stillWorking) {
            return false;
        }
    }
}
