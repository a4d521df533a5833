package dev.lodestar.vertx.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lodestar.domain.assembly.Assembly;
import dev.lodestar.domain.cluster.HostAddress;
import dev.lodestar.domain.dialect.Dialects;
import dev.lodestar.domain.plugin.PluginSetup;
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
        Source source = new Source(
                Optional.empty(),
                Assembly.chain(
                        plan.cluster().plugins(),
                        new PluginSetup(
                                plan.cluster().settings(), plan.cluster().url().hosts(), Dialects.SINGLE_POSTGRES)),
                plan.cluster().firstConnection(Dialects.SINGLE_POSTGRES));
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
