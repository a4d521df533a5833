package dev.lodestar.vertx.runtime;

import dev.lodestar.domain.assembly.Assembly;
import dev.lodestar.domain.dialect.Dialect;
import dev.lodestar.domain.plugin.Chain;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How one pool gets to its cluster: at its first use, once. {@link #source()} is for any thread; the rest for the
 * home's context.
 */
final class Attachment {

    private final Home home;
    private final PoolPlan plan;
    private volatile @Nullable Source source;
    private @Nullable Promise<Source> attaching;
    private boolean detached;

    Attachment(Home home, PoolPlan plan) {
        this.home = home;
        this.plan = plan;
    }

    /** Null before the first use. */
    @Nullable
    Source source() {
        return source;
    }

    /**
     * Fails with {@link NotRouted} if there is no cluster to be found; the next call tries again. Fails as soon as the
     * pool is closed.
     */
    Future<Source> attach() {
        if (detached) {
            return Future.failedFuture(Routing.closed());
        }
        Source known = source;
        if (known != null) {
            return Future.succeededFuture(known);
        }
        Promise<Source> running = attaching;
        if (running == null) {
            running = home.context().promise();
            attaching = running;
            Promise<Source> mine = running;
            first().onComplete((attached, failure) -> ended(mine, attached, failure));
        }
        return running.future();
    }

    private Future<Source> first() {
        Dialect alone = plan.cluster().family().singleServer();
        if (!chain(alone).needsTopology()) {
            return Future.succeededFuture(source(Optional.empty(), alone));
        }
        return home.attach(plan.cluster(), plan.dialling())
                .map(cluster -> source(Optional.of(cluster), cluster.run().dialect()));
    }

    private void ended(Promise<Source> end, @Nullable Source attached, @Nullable Throwable failure) {
        attaching = null;
        if (attached == null) {
            end.tryFail(failure);
        } else if (detached) {
            attached.cluster().ifPresent(home::release);
        } else {
            source = attached;
            end.complete(attached);
        }
    }

    private Source source(Optional<VertxCluster> cluster, Dialect dialect) {
        return new Source(cluster, dialect, chain(dialect), plan.cluster().firstConnection(dialect));
    }

    private Chain chain(Dialect dialect) {
        return Assembly.chain(plan.cluster(), dialect);
    }

    /** The pool is closed: whoever waits is told, and the cluster has one user less. */
    void detach() {
        detached = true;
        Promise<Source> waiting = attaching;
        if (waiting != null) {
            waiting.tryFail(Routing.closed());
            home.withdraw(plan.cluster());
        }
        Source known = source;
        if (known != null) {
            known.cluster().ifPresent(home::release);
        }
    }
}
