package dev.lodestar.ports.interpreter;

import dev.lodestar.domain.cluster.HostId;
import java.util.function.BiConsumer;

/**
 * The connections that applications hold to the hosts of one cluster, as their adapter keeps them. {@link #areNone} and
 * {@link #count} are for any thread, the rest is called where the cluster machine runs. Methods return at once.
 */
public interface HeldConnections {

    /** Whether there is nothing to look at. */
    boolean areNone();

    /** How many connections there are to a host. */
    long count(HostId host);

    /** Looks at everything in flight once; tells hosts, with a generation, at which something is slow. */
    void look(BiConsumer<HostId, Long> suspicion);

    /** Gives up everything connected to {@code host} up to {@code generation}, as far as the plugins want it. */
    void condemn(HostId host, long generation, String evidence);
}
