package dev.lodestar.vertx.target;

import dev.lodestar.domain.cluster.Host;
import dev.lodestar.domain.cluster.HostId;
import java.util.Objects;

/**
 * Where a connection leads: to a host, in one of its generations. A name of the application's own may lead to several
 * hosts, so that the connections of one pool need not agree.
 *
 * @param number the host's generation, as the cluster counts them
 */
public record Whereabouts(HostId host, long number) {

    public Whereabouts {
        Objects.requireNonNull(host, "host");
    }

    public static Whereabouts of(Host host) {
        return new Whereabouts(host.id(), host.generation());
    }

    /** Whether who gives {@code lost} up gives this up, too: the same host, no newer. */
    boolean isUpTo(Whereabouts lost) {
        return host.equals(lost.host) && number <= lost.number;
    }

    @Override
    public String toString() {
        return host + " (generation " + number + ")";
    }
}
