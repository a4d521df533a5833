package dev.lodestar.vertx;

import dev.lodestar.domain.cluster.Topology;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;

/**
 * A {@link Pool} that leads to the right host of a cluster and survives its failover.
 *
 * <p>Statements executed on the pool go to the host that has the wanted role when they are executed, not when they were
 * created. When a host is lost, statements that surely were not sent, or surely only read, are executed on the next
 * host by the pool itself; all others fail with a {@link FailoverFailure} that tells what became of them. A connection
 * taken from the pool belongs to one host; it fails when the host is lost, and the pool gives a new one.
 *
 * <p>Threads: like any other Vert.x pool, of any thread; futures complete on the context of the caller. No method
 * waits.
 */
public interface LodestarPool extends Pool {

    /** What the pool shall be. */
    static LodestarPoolBuilder builder() {
        return new LodestarPoolBuilder();
    }

    /** The cluster as it is known now; empty before the first use, or if no plugin needs to know it. */
    Topology topology();

    /** What is known and being done about the cluster, for people. */
    String status();

    /**
     * Closes all connections. Completes when they are closed, within two seconds even if a peer does not answer any
     * more; calls under way fail.
     */
    @Override
    Future<Void> close();
}
