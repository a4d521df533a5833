package dev.lodestar.domain.simulation.world;

import dev.lodestar.domain.cluster.HostId;
import dev.lodestar.domain.simulation.clock.Chance;
import dev.lodestar.domain.simulation.clock.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One cluster as it truly is: its servers, past ones included, and who the writer is. */
public final class Cluster {

    private final String name;
    private final Flavour flavour;
    private final VirtualTime time;
    private final Chance chance;
    private final List<Server> servers = new ArrayList<>();
    private final List<Server> members = new ArrayList<>();
    private final List<Server> listed = new ArrayList<>();
    private final Set<Long> committed = new LinkedHashSet<>();
    private Server writer;
    private boolean contested;
    private boolean well;

    public Cluster(String name, Flavour flavour, int size, VirtualTime time, Chance chance) {
        this.name = name;
        this.flavour = flavour;
        this.time = time;
        this.chance = chance;
        for (int i = 0; i < size; i++) {
            add();
        }
        writer = servers.get(0);
        writer.writes();
        flavour.committed(writer);
        members.forEach(server -> {
            server.executed.catchUp(writer.executed);
            server.belief.refresh(this);
        });
    }

    public String name() {
        return name;
    }

    public Flavour flavour() {
        return flavour;
    }

    VirtualTime time() {
        return time;
    }

    Chance chance() {
        return chance;
    }

    /** Every server that is or was. */
    public List<Server> servers() {
        return servers;
    }

    /** Those that are members now. */
    public List<Server> members() {
        return members;
    }

    /** Those that a topology query of the writer lists: removed ones stay for a while. */
    List<Server> listed() {
        return listed;
    }

    /** The server that was promoted last. */
    public Server writer() {
        return writer;
    }

    /** Whether two servers have ever had claims of which neither is newer. */
    public boolean isContested() {
        return contested;
    }

    public Optional<Server> byId(HostId id) {
        return servers.stream().filter(server -> server.id().equals(id)).findFirst();
    }

    Server add() {
        String server = name + "-h" + servers.size();
        Server added = new Server(this, server, flavour.address(name, server));
        servers.add(added);
        members.add(added);
        listed.add(added);
        return added;
    }

    /** The server is gone for good; topology queries show it for some time still. */
    void remove(Server server, Duration shownFor) {
        members.remove(server);
        server.stop(Server.Power.DARK);
        time.plan(shownFor, () -> listed.remove(server));
    }

    void promoted(Server next) {
        writer = next;
    }

    void contest() {
        contested = true;
    }

    /** Whether the write of a server that believes itself writer is taken; a fenced one breaks instead. */
    boolean admits(Server server) {
        return flavour.admits(server);
    }

    void commit(Server server, List<Long> works) {
        committed.addAll(works);
        flavour.committed(server);
    }

    public boolean hasCommitted(long work) {
        return committed.contains(work);
    }

    /** Whether faults have ended. */
    boolean isWell() {
        return well;
    }

    /** Ends all faults: every member runs, the last promoted is the writer, and everybody knows. */
    void heal() {
        well = true;
        listed.retainAll(members);
        for (Server server : members) {
            server.start();
            server.thaw();
            for (Server.Ailment ailment : Server.Ailment.values()) {
                server.recover(ailment);
            }
        }
        flavour.reconcile(this);
    }
}
