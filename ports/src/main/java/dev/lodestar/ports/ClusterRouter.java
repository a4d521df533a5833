package dev.lodestar.ports;

import dev.lodestar.domain.dialect.Dialect;
import dev.lodestar.domain.effect.ClusterEffect;
import dev.lodestar.domain.event.ClusterEvent;
import java.util.function.Consumer;

/**
 * Carries the effects of one cluster machine to the ports and their replies back as events. Confined to the machine's own
 * thread or context; the sink of events is called on any thread.
 */
public final class ClusterRouter extends ConnectionRouter implements ClusterEffect.Handler {

    private final CallersPort callers;

    public ClusterRouter(
            ConnectionPort connections, CallersPort callers, Dialect dialect, Consumer<? super ClusterEvent> events) {
        super(connections, dialect, events);
        this.callers = callers;
    }

    @Override
    public void release(ClusterEffect.Release release) {
        callers.release(release.waiter(), release.topology());
    }

    @Override
    public void dismiss(ClusterEffect.Dismiss dismiss) {
        callers.dismiss(dismiss.waiter());
    }

    @Override
    public void condemn(ClusterEffect.Condemn condemn) {
        callers.condemn(condemn.host(), condemn.generation(), condemn.evidence());
    }
}
