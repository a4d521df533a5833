package dev.lodestar.vertx.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lodestar.domain.assembly.Assembly;
import dev.lodestar.domain.cluster.HostAddress;
import dev.lodestar.domain.dialect.DatabaseFamily;
import dev.lodestar.domain.dialect.Dialect;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PoolGenerationsTest {

    @Test
    void noneIsMadeOnceTheyAreClosed() throws Exception {
        Vertx vertx = Vertx.vertx();
        Options options = new Options();
        options.uri("postgresql://user:password@127.0.0.1:1/db");
        PoolPlan plan = options.plan();
        Home home = Home.enter(vertx);
        PoolGenerations generations = new PoolGenerations(home, plan);
        Dialect alone = DatabaseFamily.POSTGRESQL.singleServer();
        Source source = new Source(
                Optional.empty(),
                alone,
                Assembly.chain(plan.cluster(), alone),
                plan.cluster().firstConnection(alone));
        HostAddress address = new HostAddress("127.0.0.1", 1);
        Promise<List<Boolean>> made = Promise.promise();
        home.context().runOnContext(now -> {
            boolean before = generations.at(address, source).isPresent();
            generations.close(100);
            made.complete(List.of(before, generations.at(address, source).isPresent()));
        });
        assertEquals(
                List.of(true, false),
                made.future().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS));
        home.leave();
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }
}
