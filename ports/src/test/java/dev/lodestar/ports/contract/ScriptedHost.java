package dev.lodestar.ports.contract;

import dev.lodestar.domain.cluster.Host;
import dev.lodestar.domain.cluster.HostAddress;
import dev.lodestar.domain.cluster.HostId;
import dev.lodestar.domain.cluster.Load;
import dev.lodestar.domain.cluster.Role;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** A host that does what is asked of it at once and says its role, except for what its script says. */
final class ScriptedHost {

    private final HostAddress address;
    private final Deque<Act> dials = new ArrayDeque<>();
    private final Deque<Act> asks = new ArrayDeque<>();
    private final Deque<Act> restores = new ArrayDeque<>();
    private final Role role;

    ScriptedHost(String name, Role role) {
        this.address = new HostAddress(name, 5432);
        this.role = role;
    }

    HostAddress address() {
        return address;
    }

    /** What it says of itself. */
    Role role() {
        return role;
    }

    /** How a topology shows it. */
    Host shownAs(Role shown, long generation) {
        return new Host(new HostId(address.name()), address, shown, Host.Health.UP, generation, Load.UNKNOWN);
    }

    Host writer() {
        return shownAs(Role.WRITER, 0);
    }

    Host reader() {
        return shownAs(Role.READER, 0);
    }

    /** What happens to its next dials, one after the other. */
    ScriptedHost whenDialled(Act... acts) {
        dials.addAll(List.of(acts));
        return this;
    }

    ScriptedHost whenAsked(Act... acts) {
        asks.addAll(List.of(acts));
        return this;
    }

    ScriptedHost whenRestored(Act... acts) {
        restores.addAll(List.of(acts));
        return this;
    }

    Act nextDial() {
        return next(dials);
    }

    Act nextAsk() {
        return next(asks);
    }

    Act nextRestore() {
        return next(restores);
    }

    private static Act next(Deque<Act> script) {
        Act next = script.poll();
        return next == null ? Act.WELL : next;
    }
}
