package dev.lodestar.vertx.runtime;

import dev.lodestar.domain.cluster.Topology;
import dev.lodestar.domain.dialect.Dialect;
import dev.lodestar.domain.dialect.Dialects;
import dev.lodestar.domain.plugin.Chain;
import dev.lodestar.domain.plugin.HookTable;
import dev.lodestar.domain.selection.SelectionContext;
import dev.lodestar.domain.time.Moment;
import dev.lodestar.ports.ClusterPort;
import dev.lodestar.ports.NoCluster;
import java.util.Optional;
import java.util.function.Function;

/**
 * Where connections of one pool come from: the cluster, if its plugins need one, and the chain. Immutable.
 */
record Source(Optional<VertxCluster> cluster, Chain chain, Optional<HookTable> hooks) {

    Source(Optional<VertxCluster> cluster, Chain chain) {
        this(cluster, chain, chain.hooks());
    }

    Dialect dialect() {
        return cluster.map(known -> known.run().dialect()).orElse(Dialects.SINGLE_POSTGRES);
    }

    ClusterPort port() {
        return cluster.<ClusterPort>map(VertxCluster::run).orElse(NoCluster.INSTANCE);
    }

    Topology topology() {
        return port().topology();
    }

    /** What one call chooses by. */
    Function<Moment, SelectionContext> selection() {
        return cluster.map(known -> known.run().nextTurn()).orElse(SelectionContext::byChance);
    }
}
