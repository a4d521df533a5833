package dev.lodestar.domain.simulation;

import dev.lodestar.domain.dialect.HostReport;
import dev.lodestar.domain.effect.ConnectionRef;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The connections that one machine opened and that are neither closed nor handed out. */
final class Connections {

    /** An open connection and the life of the server in which it was opened. */
    private record Open(Server server, int life) {}

    private final Map<ConnectionRef, Open> open = new LinkedHashMap<>();
    private final Map<ConnectionRef, HostReport> lastTold = new LinkedHashMap<>();

    void opened(ConnectionRef connection, Server server) {
        if (open.put(connection, new Open(server, server.life)) != null) {
            throw new AssertionError(connection + " was opened twice");
        }
    }

    void closed(ConnectionRef connection) {
        open.remove(connection);
    }

    boolean isAlive(ConnectionRef connection) {
        Open known = open.get(connection);
        return known != null && known.server().running && known.server().life == known.life();
    }

    void told(ConnectionRef connection, HostReport report) {
        lastTold.put(connection, report);
    }

    /** What the server said on this connection. */
    Optional<HostReport> proof(ConnectionRef connection) {
        return Optional.ofNullable(lastTold.get(connection));
    }

    Server server(ConnectionRef connection) {
        Open known = open.get(connection);
        if (known == null) {
            throw new AssertionError(connection + " is not open");
        }
        return known.server();
    }

    int count() {
        return open.size();
    }

    @Override
    public String toString() {
        return open.keySet().toString();
    }
}
