package dev.lodestar.vertx.scenario;

import dev.lodestar.testkit.Node;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetServer;
import java.util.concurrent.atomic.AtomicReference;

/** An address that leads to a node, and later perhaps to another one. */
final class Forwarder {

    private Forwarder() {}

    static NetServer to(Vertx vertx, AtomicReference<Node> target) {
        NetClient client = vertx.createNetClient();
        return vertx.createNetServer().connectHandler(here -> {
            here.pause();
            client.connect(target.get().port(), target.get().address()).onComplete((there, failure) -> {
                if (failure != null) {
                    here.close();
                    return;
                }
                here.pipeTo(there);
                there.pipeTo(here);
                here.resume();
            });
        });
    }
}
