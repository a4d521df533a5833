package dev.lodestar.examples.toy;

import dev.lodestar.domain.cluster.HostAddress;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** A toy cluster: three servers that hold the same values, one of them the writer. */
final class ToyServers implements AutoCloseable {

    private final Map<String, ToyServer> servers = new LinkedHashMap<>();
    private final List<String> values = new CopyOnWriteArrayList<>();
    private volatile Reign reign = new Reign("a", 1);

    /** Who is writer, and which in a row of writers. */
    private record Reign(String writer, long term) {}

    ToyServers() throws IOException {
        for (String name : List.of("a", "b", "c")) {
            servers.put(name, new ToyServer(name, this));
        }
    }

    ToyServer server(String name) {
        return servers.get(name);
    }

    HostAddress address(String name) {
        String[] parts = server(name).address().split(":");
        return new HostAddress(parts[0], Integer.parseInt(parts[1]));
    }

    void promote(String name) {
        reign = new Reign(name, reign.term() + 1);
    }

    boolean isWriter(ToyServer server) {
        return reign.writer().equals(server.name);
    }

    List<String> values() {
        return values;
    }

    /** What a server says of itself and of the cluster. */
    String status(ToyServer server) {
        Reign now = reign;
        String members = servers.values().stream()
                .map(member -> member.name + "=" + member.address())
                .collect(Collectors.joining(" "));
        return server.name + " " + (now.writer().equals(server.name) ? "writer " : "reader ") + now.term() + " "
                + members;
    }

    @Override
    public void close() {
        servers.values().forEach(ToyServer::close);
    }
}
