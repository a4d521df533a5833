package dev.lodestar.domain.cluster;

import java.util.List;
import java.util.Optional;

/**
 * The cluster as its machine last published it. Immutable; readers take one reference and never lock.
 *
 * @param epoch grows with every publication and never falls
 * @param hosts members in a stable order
 * @param claim what the accepted writer showed; empty while no writer is accepted
 * @param splitBrain two hosts claim to be writer and nothing tells which of them is: nobody is accepted
 */
public record Topology(long epoch, List<Host> hosts, Optional<WriterClaim> claim, boolean splitBrain) {

    /** Nothing is known yet. */
    public static final Topology EMPTY = new Topology(0, List.of(), Optional.empty(), false);

    public Topology {
        hosts = List.copyOf(hosts);
        long writers = hosts.stream().filter(Host::isWriter).count();
        if (writers > 1) {
            throw new IllegalArgumentException("A topology shows at most one writer: " + hosts);
        }
        if (claim.isPresent() != (writers == 1)) {
            throw new IllegalArgumentException("A writer and its claim come together: " + hosts + ", " + claim);
        }
    }

    public Optional<Host> writer() {
        return hosts.stream().filter(Host::isWriter).findFirst();
    }

    public List<Host> readers() {
        return hosts.stream().filter(host -> host.role() == Role.READER).toList();
    }

    public Optional<Host> host(HostId id) {
        return hosts.stream().filter(host -> host.id().equals(id)).findFirst();
    }

    /** Whether a connection opened to {@code id} in {@code generation} has been condemned since, or the host is gone. */
    public boolean isCondemned(HostId id, long generation) {
        return host(id).map(host -> host.generation() > generation).orElse(true);
    }
}
