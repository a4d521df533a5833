package dev.lodestar.ports;

import dev.lodestar.domain.cluster.Topology;
import dev.lodestar.domain.effect.CallEffect.Need;
import dev.lodestar.domain.effect.CallEffect.Trouble;
import dev.lodestar.domain.effect.WaiterId;

/** What a call sees of a cluster while none is known, or where no plugin needs one. */
public enum NoCluster implements ClusterPort {
    INSTANCE;

    @Override
    public Topology topology() {
        return Topology.EMPTY;
    }

    /** Nobody will ever tell: the call waits until its deadline. */
    @Override
    public WaiterId await(Need need, Reply<Topology> news) {
        return new WaiterId(0);
    }

    @Override
    public void withdraw(WaiterId waiter) {
        // Nobody waits here.
    }

    @Override
    public void report(Trouble trouble) {
        // Nobody watches here.
    }
}
