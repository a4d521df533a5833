package dev.lodestar.ports.contract;

import dev.lodestar.domain.cluster.HostAddress;
import dev.lodestar.domain.cluster.Role;
import dev.lodestar.domain.dialect.Rows;
import dev.lodestar.domain.effect.ConnectionRef;
import dev.lodestar.domain.session.SessionState;
import dev.lodestar.ports.ConnectionPort;
import dev.lodestar.ports.Done;
import dev.lodestar.ports.Reply;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** Connections to {@linkplain ScriptedHost scripted hosts}: writes down what is asked for, and counts what is open. */
final class ScriptedHosts implements ConnectionPort {

    private final Trace trace;
    private final Map<HostAddress, ScriptedHost> hosts = new ConcurrentHashMap<>();
    private final Map<ConnectionRef, ScriptedHost> dialled = new ConcurrentHashMap<>();
    private final Set<ConnectionRef> open = ConcurrentHashMap.newKeySet();

    ScriptedHosts(Trace trace) {
        this.trace = trace;
    }

    ScriptedHost add(String name, Role role) {
        ScriptedHost host = new ScriptedHost(name, role);
        hosts.put(host.address(), host);
        return host;
    }

    /** The connections that are open, by their numbers. */
    Set<String> open() {
        Set<String> numbers = new TreeSet<>();
        open.forEach(connection -> numbers.add(connection.toString()));
        return numbers;
    }

    @Override
    public void open(ConnectionRef connection, HostAddress address, Duration patience, Reply<Done> reply) {
        trace.effect("dial " + address.name() + " for " + connection);
        ScriptedHost host = hosts.get(address);
        if (dialled.put(connection, host) != null) {
            trace.broken(connection + " was used before");
        }
        host.nextDial().reply(reply, Done.DONE, () -> open.add(connection), trace, connection.toString(), "opened");
    }

    @Override
    public void query(ConnectionRef connection, String sql, Duration patience, Reply<Rows> reply) {
        trace.effect("ask " + connection);
        ScriptedHost host = of(connection);
        Rows rows = new Rows(List.of(List.of(host.role().name())));
        host.nextAsk().reply(reply, rows, () -> {}, trace, connection.toString(), "says " + host.role());
    }

    @Override
    public void restore(ConnectionRef connection, SessionState session, Duration patience, Reply<Done> reply) {
        trace.effect("restore " + connection + ": " + session.steps());
        of(connection).nextRestore().reply(reply, Done.DONE, () -> {}, trace, connection.toString(), "restored");
    }

    private ScriptedHost of(ConnectionRef connection) {
        if (!open.contains(connection)) {
            trace.broken(connection + " is not open");
        }
        return dialled.get(connection);
    }

    @Override
    public void close(ConnectionRef connection) {
        trace.effect("close " + connection);
        if (!open.remove(connection)) {
            trace.broken(connection + " is not open");
        }
    }
}
