package dev.lodestar.domain.simulation.world;

import dev.lodestar.domain.cluster.HostAddress;
import dev.lodestar.domain.cluster.HostId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** Databases that know nothing of their cluster: hosts come from the URL. */
abstract class Listed implements Flavour {

    @Override
    public HostAddress address(String cluster, String server) {
        return new HostAddress(server, family().defaultPort());
    }

    @Override
    public HostId idOf(Server server) {
        return HostId.of(server.address());
    }

    @Override
    public List<String> urls(Cluster cluster) {
        List<String> names = new ArrayList<>();
        cluster.members().forEach(server -> names.add(server.name()));
        String inOrder = names.stream().collect(Collectors.joining(","));
        Collections.reverse(names);
        String reversed = names.stream().collect(Collectors.joining(","));
        return List.of(inOrder, reversed, inOrder, reversed, names.get(0));
    }

    @Override
    public boolean isUnordered() {
        return false;
    }

    @Override
    public boolean hasChangingMembers() {
        return false;
    }

    @Override
    public void started(Server server, Comeback comeback) {
        if (comeback == Comeback.REPLICA && server != server.cluster().writer()) {
            server.reads();
        }
    }

    @Override
    public boolean admits(Server server) {
        return true;
    }

    @Override
    public void committed(Server writer) {}
}
