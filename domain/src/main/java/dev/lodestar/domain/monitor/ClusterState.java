package dev.lodestar.domain.monitor;

import dev.lodestar.domain.cluster.Topology;
import java.util.List;
import java.util.Optional;

/**
 * The whole state of a cluster machine between two events.
 *
 * @param nextNumber names the next effect or connection
 * @param newestGeneration highest generation of any host so far; a newcomer starts there
 */
record ClusterState(
        Mode mode,
        List<Watched> hosts,
        Optional<Acceptance> acceptance,
        boolean splitBrain,
        List<Waiter> waiters,
        Topology published,
        long nextNumber,
        long newestGeneration) {

    ClusterState {
        hosts = List.copyOf(hosts);
        waiters = List.copyOf(waiters);
    }
}
