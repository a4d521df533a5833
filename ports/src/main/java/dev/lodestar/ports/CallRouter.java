package dev.lodestar.ports;

import dev.lodestar.domain.cluster.Topology;
import dev.lodestar.domain.dialect.Dialect;
import dev.lodestar.domain.dialect.Rows;
import dev.lodestar.domain.effect.CallEffect;
import dev.lodestar.domain.effect.EffectId;
import dev.lodestar.domain.effect.WaiterId;
import dev.lodestar.domain.event.CallEvent;
import dev.lodestar.domain.failure.Failure;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Carries the effects of one call machine to the ports and their replies back as events. Confined to the machine's own
 * thread or context; the sink of events is called on any thread.
 */
public final class CallRouter extends ConnectionRouter implements CallEffect.Handler {

    private final ConnectionPort connections;
    private final ClusterPort cluster;
    private final Consumer<? super CallEvent> events;
    private final Map<EffectId, WaiterId> waiters = new LinkedHashMap<>();

    public CallRouter(
            ConnectionPort connections, ClusterPort cluster, Dialect dialect, Consumer<? super CallEvent> events) {
        super(connections, dialect, events);
        this.connections = connections;
        this.cluster = cluster;
        this.events = events;
    }

    @Override
    public void query(CallEffect.Query query) {
        connections.query(query.connection(), query.sql(), query.patience(), new Reply<>() {
            @Override
            public void succeeded(Rows rows) {
                events.accept(new CallEvent.Queried(query.id(), rows));
            }

            @Override
            public void failed(Failure failure) {
                events.accept(new CallEvent.QueryFailed(query.id(), failure));
            }
        });
    }

    @Override
    public void restore(CallEffect.Restore restore) {
        connections.restore(restore.connection(), restore.session(), restore.patience(), new Reply<>() {
            @Override
            public void succeeded(Done done) {
                events.accept(new CallEvent.Restored(restore.id()));
            }

            @Override
            public void failed(Failure failure) {
                events.accept(new CallEvent.RestoreFailed(restore.id(), failure));
            }
        });
    }

    @Override
    public void awaitTopology(CallEffect.AwaitTopology await) {
        WaiterId waiter = cluster.await(await.need(), new Reply<>() {
            @Override
            public void succeeded(Topology topology) {
                events.accept(new CallEvent.TopologyCame(await.id(), topology));
            }

            @Override
            public void failed(Failure failure) {
                events.accept(new CallEvent.Cancelled(failure.message()));
            }
        });
        waiters.put(await.id(), waiter);
    }

    @Override
    public void withdraw(CallEffect.Withdraw withdraw) {
        WaiterId waiter = waiters.remove(withdraw.waiter());
        if (waiter != null) {
            cluster.withdraw(waiter);
        }
    }

    @Override
    public void report(CallEffect.Report report) {
        cluster.report(report.trouble());
    }
}
