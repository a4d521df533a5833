package dev.lodestar.ports;

import dev.lodestar.domain.dialect.Dialect;
import dev.lodestar.domain.effect.ClusterEffect;
import dev.lodestar.domain.effect.ConnectionEffect;
import dev.lodestar.domain.event.ClusterEvent;
import java.util.function.Consumer;

/**
 * Carries the effects of one cluster machine to the ports and their replies back as events. Confined to the machine's own
 * thread or context; the sink of events is called on any thread.
 */
public final class ClusterRouter implements ClusterEffect.Handler {

    private final ConnectionRouter router;
    private final CallersPort callers;

    public ClusterRouter(
            ConnectionPort connections, CallersPort callers, Dialect dialect, Consumer<? super ClusterEvent> events) {
        this.router = new ConnectionRouter(connections, dialect, events);
        this.callers = callers;
    }

    @Override
    public void dial(ConnectionEffect.Dial dial) {
        router.dial(dial);
    }

    @Override
    public void ask(ConnectionEffect.Ask ask) {
        router.ask(ask);
    }

    @Override
    public void close(ConnectionEffect.Close close) {
        router.close(close);
    }

    @Override
    public void release(ClusterEffect.Release release) {
        callers.release(release.waiter(), release.topology());
    }

    @Override
    public void condemn(ClusterEffect.Condemn condemn) {
        callers.condemn(condemn.host(), condemn.generation(), condemn.evidence());
    }
}
