package dev.lodestar.ports;

import dev.lodestar.domain.cluster.Topology;
import dev.lodestar.domain.effect.CallEffect.Need;
import dev.lodestar.domain.effect.CallEffect.Trouble;
import dev.lodestar.domain.effect.WaiterId;

/** How a call reaches the machine of its cluster. Methods return at once and may be called from any thread. */
public interface ClusterPort {

    /** The topology as last published. One volatile read. */
    Topology topology();

    /**
     * Waits for news.
     *
     * @param news told at most once, on any thread; fails when the cluster's machine is closed
     * @return names the waiter, to {@link #withdraw} it
     */
    WaiterId await(Need need, Reply<Topology> news);

    /** Waits no longer. The consumer may still be told if its news are on their way. */
    void withdraw(WaiterId waiter);

    /** Tells that a host made trouble. */
    void report(Trouble trouble);
}
