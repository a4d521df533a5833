package dev.lodestar.domain.simulation.world;

import dev.lodestar.domain.cluster.HostAddress;
import dev.lodestar.domain.simulation.clock.Chance;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where names lead. Endpoints of a cluster follow its changes late: until then the writer endpoint leads to the old
 * writer. A server's own name may lead to another server for a while, as when an address is used again.
 */
public final class Names {

    private final List<Cluster> clusters;
    private final Chance chance;
    private final Map<Cluster, Server> writers = new LinkedHashMap<>();
    private final Map<Server, Server> mixedUp = new LinkedHashMap<>();

    Names(List<Cluster> clusters, Chance chance) {
        this.clusters = clusters;
        this.chance = chance;
        clusters.forEach(this::catchUp);
    }

    /** The writer endpoint leads to the present writer from now on. */
    void catchUp(Cluster cluster) {
        writers.put(cluster, cluster.writer());
    }

    void mixUp(Server server, Server other) {
        mixedUp.put(server, other);
    }

    void unmix(Server server) {
        mixedUp.remove(server);
    }

    /** Empty for a name that does not exist. */
    public Optional<Server> resolve(HostAddress address) {
        for (Cluster cluster : clusters) {
            if (address.equals(Aurora.writerEndpoint(cluster))) {
                return Optional.of(writers.get(cluster));
            }
            if (address.equals(Aurora.readerEndpoint(cluster))) {
                return Optional.of(anyReader(cluster));
            }
            for (Server server : cluster.members()) {
                if (address.equals(server.address())) {
                    return Optional.of(mixedUp.getOrDefault(server, server));
                }
            }
        }
        return Optional.empty();
    }

    /** The service takes the writer out of the list, and lists it after all if there is no other. */
    private Server anyReader(Cluster cluster) {
        List<Server> readers = cluster.members().stream()
                .filter(server -> server != writers.get(cluster))
                .toList();
        return readers.isEmpty() ? writers.get(cluster) : chance.oneOf(readers);
    }
}
