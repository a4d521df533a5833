package dev.lodestar.vertx.runtime;

import dev.lodestar.domain.assembly.Assembly;
import dev.lodestar.domain.dialect.Dialect;
import dev.lodestar.domain.dialect.Dialects;
import dev.lodestar.domain.plugin.Chain;
import dev.lodestar.domain.plugin.PluginSetup;
import io.vertx.core.Future;
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
    private @Nullable Future<Source> attaching;
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

    /** Fails with {@link NotRouted} if there is no cluster to be found; the next call tries again. */
    Future<Source> attach() {
        Source known = source;
        if (known != null) {
            return Future.succeededFuture(known);
        }
        if (attaching == null) {
            attaching = first().onComplete((attached, failure) -> {
                attaching = null;
                if (attached != null) {
                    attached(attached);
                }
            });
        }
        return attaching;
    }

    private Future<Source> first() {
        if (!chain(Dialects.SINGLE_POSTGRES).needsTopology()) {
            return Future.succeededFuture(new Source(Optional.empty(), chain(Dialects.SINGLE_POSTGRES)));
        }
        return home.attach(plan.cluster(), plan.dialling())
                .map(cluster -> new Source(Optional.of(cluster), chain(cluster.dialect())));
    }

    private void attached(Source known) {
        if (detached) {
            known.cluster().ifPresent(home::release);
        } else {
            source = known;
        }
    }

    private Chain chain(Dialect dialect) {
        return Assembly.chain(
                plan.cluster().plugins(),
                new PluginSetup(plan.cluster().settings(), plan.cluster().url().hosts(), dialect));
    }

    /** The pool is closed: the cluster has one user less. */
    void detach() {
        detached = true;
        Source known = source;
        if (known != null) {
            known.cluster().ifPresent(home::release);
        }
    }
}
