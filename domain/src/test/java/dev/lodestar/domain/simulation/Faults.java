package dev.lodestar.domain.simulation;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/** What happens to the servers and to the client; knows who truly is the writer. */
final class Faults {

    private static final Duration SHORTEST = Duration.ofMillis(100);

    private final World world;
    private final List<Server> servers;
    private boolean over;

    Faults(World world, List<Server> servers) {
        this.world = world;
        this.servers = servers;
        servers.get(0).writing = true;
    }

    /** The server that was promoted last. */
    Server writer() {
        return servers.stream()
                .filter(server -> server.writing)
                .max(Comparator.comparingLong(server -> server.timeline))
                .orElseThrow();
    }

    void begin() {
        world.plan(world.between(SHORTEST, Duration.ofSeconds(3)), () -> {
            if (!over) {
                strike();
                begin();
            }
        });
    }

    private void strike() {
        Server victim = servers.get(world.random().nextInt(servers.size()));
        switch (world.random().nextInt(8)) {
            case 0, 1 -> crash(victim);
            case 2, 3 -> freeze(victim);
            case 4, 5 -> promote(victim);
            case 6 -> victim.life++;
            default -> world.sleep(world.between(Duration.ofMillis(300), Duration.ofSeconds(6)));
        }
        world.tell("now " + servers);
    }

    private void crash(Server victim) {
        victim.crash();
        world.plan(world.between(SHORTEST, Duration.ofSeconds(8)), () -> {
            if (!victim.running) {
                rebuildPerhaps(victim);
                victim.start();
                world.tell("started " + victim);
            }
        });
    }

    private void freeze(Server victim) {
        if (!victim.running) {
            return;
        }
        victim.frozen = true;
        world.plan(world.between(SHORTEST, Duration.ofSeconds(12)), () -> {
            victim.thaw();
            world.tell("thawed " + victim);
        });
    }

    /** The old writer is switched over, or does not know it yet. */
    private void promote(Server next) {
        Server old = writer();
        if (!next.answers() || next == old) {
            return;
        }
        next.writing = true;
        next.timeline = old.timeline + 1;
        if (old.answers() && world.chance(70)) {
            old.writing = false;
        }
    }

    /** An old writer that was superseded comes back as a replica, or as what it was. */
    private void rebuildPerhaps(Server server) {
        if (server != writer() && world.chance(50)) {
            server.writing = false;
        }
    }

    /**
     * No more faults: everybody runs, the last promoted is the writer, and at least one serves as reader.
     *
     * @param fenced whether the storage has restarted every old writer by now
     */
    void end(boolean fenced) {
        over = true;
        Server writer = writer();
        for (Server server : servers) {
            server.start();
            server.thaw();
            rebuildPerhaps(server);
            server.writing &= !fenced || server == writer;
        }
        servers.stream().filter(server -> server != writer).findFirst().ifPresent(reader -> reader.writing = false);
        world.tell("faults end: " + servers);
    }
}
