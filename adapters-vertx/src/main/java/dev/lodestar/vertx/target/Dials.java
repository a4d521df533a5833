package dev.lodestar.vertx.target;

import dev.lodestar.domain.cluster.HostAddress;
import io.vertx.core.Vertx;
import io.vertx.core.internal.VertxInternal;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A Vertx, and the dials of all pools on it that are under way, by host. Any thread. */
public final class Dials {

    private final VertxInternal vertx;
    private final Map<HostAddress, Window> windows = new ConcurrentHashMap<>();

    public Dials(Vertx vertx) {
        this.vertx = (VertxInternal) vertx;
    }

    VertxInternal vertx() {
        return vertx;
    }

    /** What all pools dial that host through. */
    Window to(HostAddress address) {
        return windows.computeIfAbsent(address, any -> new Window());
    }
}
