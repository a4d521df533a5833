package dev.lodestar.vertx.runtime;

import dev.lodestar.domain.cluster.HostAddress;
import dev.lodestar.domain.cluster.HostId;
import dev.lodestar.domain.cluster.Topology;
import dev.lodestar.domain.dialect.Dialect;
import dev.lodestar.domain.failure.Judgement.Use;
import dev.lodestar.domain.plugin.CallRequest;
import dev.lodestar.domain.plugin.Chain;
import dev.lodestar.domain.plugin.HookTable;
import dev.lodestar.domain.plugin.Insistence;
import dev.lodestar.domain.selection.HostFilter;
import dev.lodestar.domain.selection.SelectionContext;
import dev.lodestar.domain.selection.Target;
import dev.lodestar.domain.selection.Wish;
import dev.lodestar.domain.time.Moment;
import dev.lodestar.ports.ClusterPort;
import dev.lodestar.ports.NoCluster;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Where connections of one pool come from: the cluster, if its plugins need one, and the chain. Immutable.
 *
 * @param first what a first connection asks for
 */
record Source(
        Optional<VertxCluster> cluster,
        Dialect dialect,
        Chain chain,
        CallRequest.Connect first,
        Optional<HookTable> hooks) {

    Source(Optional<VertxCluster> cluster, Dialect dialect, Chain chain, CallRequest.Connect first) {
        this(cluster, dialect, chain, first, chain.hooks());
    }

    ClusterPort port() {
        return cluster.<ClusterPort>map(VertxCluster::run).orElse(NoCluster.INSTANCE);
    }

    Topology topology() {
        return port().topology();
    }

    /** What a fresh connection to this address has to be. */
    CallRequest.Connect admission(HostAddress address, HostId host) {
        boolean moved =
                first.wish().first() == Target.NAMED_HOST && !first.seeds().contains(address);
        Wish wish = moved ? Wish.of(first.wish().next()) : first.wish();
        HostFilter itself = HostFilter.only(host, HostId.of(address));
        return new CallRequest.Connect(List.of(address), wish.within(itself), Insistence.AT_ONCE, Optional.empty());
    }

    /** What the application wants of its connections. */
    Use use() {
        return first.wish().isForWriting() ? Use.WRITING : Use.READING;
    }

    /** What one call chooses by. */
    Function<Moment, SelectionContext> selection() {
        return cluster.map(known -> known.run().nextTurn()).orElse(SelectionContext::byChance);
    }
}
