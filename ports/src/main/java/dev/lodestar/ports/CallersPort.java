package dev.lodestar.ports;

import dev.lodestar.domain.cluster.HostId;
import dev.lodestar.domain.cluster.Topology;
import dev.lodestar.domain.effect.WaiterId;

/** How a cluster machine reaches the calls and connections of its cluster. Methods return at once. */
public interface CallersPort {

    /** Tells a waiter the news. A waiter that is not known has been withdrawn. */
    void release(WaiterId waiter, Topology topology);

    /** Tells a waiter that no news will ever come, because the machine is closed. */
    void dismiss(WaiterId waiter);

    /**
     * Everything connected to {@code host} up to and including {@code generation} is doomed: calls in flight are aborted
     * and idle connections closed, as far as the plugins of each connection want it, without waiting for the peer.
     */
    void condemn(HostId host, long generation, String evidence);
}
