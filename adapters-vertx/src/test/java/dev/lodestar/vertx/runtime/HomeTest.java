package dev.lodestar.vertx.runtime;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestar.vertx.LodestarPool;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The one registry of the adapter: a Vertx is in it as long as a pool uses it. */
class HomeTest {

    private static LodestarPool pool(Vertx vertx) {
        return LodestarPool.builder()
                .connectingTo("postgresql://127.0.0.1:9/app")
                .using(vertx)
                .build();
    }

    private static void await(Future<?> future) throws Exception {
        future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @Test
    void theLastPoolTakesItAlong() throws Exception {
        Vertx vertx = Vertx.vertx();
        assertFalse(Home.existsFor(vertx));
        LodestarPool one = pool(vertx);
        LodestarPool other = pool(vertx);
        await(one.close());
        await(one.close());
        assertTrue(Home.existsFor(vertx), "the second pool still uses it");
        await(other.close());
        assertFalse(Home.existsFor(vertx));
        await(vertx.close());
    }

    @Test
    void soDoesTheEndOfTheVertx() throws Exception {
        Vertx vertx = Vertx.vertx();
        pool(vertx);
        assertTrue(Home.existsFor(vertx));
        await(vertx.close());
        assertFalse(Home.existsFor(vertx));
    }
}
