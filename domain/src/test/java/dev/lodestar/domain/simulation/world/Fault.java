package dev.lodestar.domain.simulation.world;

import dev.lodestar.domain.simulation.world.Flavour.Comeback;
import dev.lodestar.domain.simulation.world.Flavour.Manner;
import dev.lodestar.domain.simulation.world.Server.Ailment;
import dev.lodestar.domain.simulation.world.Server.Power;
import java.time.Duration;

/**
 * Something that happens to the world. A fault names clusters, servers and processes by number, so that it means the same
 * when others are left out; a number that is too large wraps around. Each ends by itself.
 */
public sealed interface Fault {

    void strike(World world);

    /** A server, by the number of its cluster and its own among those present. */
    record Spot(int cluster, int server) {

        Cluster cluster(World world) {
            return world.clusters().get(cluster % world.clusters().size());
        }

        Server server(World world) {
            Cluster in = cluster(world);
            return in.members().get(server % in.members().size());
        }
    }

    private static World.Place place(World world, int process) {
        return world.places().get(process % world.places().size());
    }

    /** What a fault does to a server ends after a time, unless all faults have ended before. */
    private static void later(World world, Spot spot, Duration in, Runnable end) {
        Cluster cluster = spot.cluster(world);
        world.time().plan(in, () -> {
            if (!cluster.isWell()) {
                end.run();
                world.trace().tell(() -> "now " + world);
            }
        });
    }

    /** A server stops and comes back. */
    record Crash(Spot spot, Power how, Duration downFor, Comeback comeback) implements Fault {
        @Override
        public void strike(World world) {
            Server server = spot.server(world);
            server.stop(how);
            later(world, spot, downFor, () -> {
                if (!server.isRunning() && server.cluster().members().contains(server)) {
                    server.start();
                    server.cluster().flavour().started(server, comeback);
                }
            });
        }
    }

    /** A server stops again and again. */
    record Flap(Spot spot, int times, Duration period) implements Fault {
        @Override
        public void strike(World world) {
            new Crash(spot, Power.STOPPED, period.dividedBy(2), Comeback.WHAT_IT_WAS).strike(world);
            if (times > 1) {
                later(world, spot, period, () -> new Flap(spot, times - 1, period).strike(world));
            }
        }
    }

    /** A server answers nothing for a while, and then everything. */
    record Freeze(Spot spot, Duration span) implements Fault {
        @Override
        public void strike(World world) {
            Server server = spot.server(world);
            if (server.isRunning()) {
                server.freeze();
                later(world, spot, span, server::thaw);
            }
        }
    }

    /** Everything connected to a server breaks. */
    record Cut(Spot spot) implements Fault {
        @Override
        public void strike(World world) {
            spot.server(world).cut();
        }
    }

    /** Another server becomes the writer; names follow after {@code namesLag}. */
    record Promote(Spot spot, Manner manner, Duration namesLag) implements Fault {
        @Override
        public void strike(World world) {
            Server next = spot.server(world);
            Cluster cluster = next.cluster();
            if (next.isThere() && next != cluster.writer()) {
                cluster.flavour().promote(next, manner);
                world.time().plan(namesLag, () -> world.names().catchUp(cluster));
            }
        }
    }

    /** A server suffers from something for a while. */
    record Suffer(Spot spot, Ailment ailment, Duration span) implements Fault {
        @Override
        public void strike(World world) {
            Server server = spot.server(world);
            server.suffer(ailment);
            later(world, spot, span, () -> server.recover(ailment));
        }
    }

    /** The way between a process and a server swallows messages. */
    record BlackHole(int process, Spot spot, Path.Hole hole, Duration span) implements Fault {
        @Override
        public void strike(World world) {
            Path path = place(world, process).network().path(spot.server(world));
            path.open(hole);
            later(world, spot, span, () -> path.close(hole));
        }
    }

    /** The way between a process and a server is slow. */
    record SlowWay(int process, Spot spot, Duration each, Duration span) implements Fault {
        @Override
        public void strike(World world) {
            Path path = place(world, process).network().path(spot.server(world));
            path.slowBy(each);
            later(world, spot, span, () -> path.slowBy(Duration.ZERO));
        }
    }

    /** A process stops; its clock runs on, or stands still. */
    record Stop(int process, Duration span, Clock clock) implements Fault {
        /** What the clock does meanwhile. */
        enum Clock {
            RUNS,
            STANDS
        }

        @Override
        public void strike(World world) {
            if (clock == Clock.RUNS) {
                place(world, process).clock().stop(span);
            } else {
                place(world, process).clock().suspend(span);
            }
        }
    }

    /** A member more. */
    record Grow(int cluster) implements Fault {
        @Override
        public void strike(World world) {
            Cluster in = new Spot(cluster, 0).cluster(world);
            if (in.flavour().hasChangingMembers() && in.members().size() < 5) {
                Server added = in.add();
                added.belief.refresh(in);
            }
        }
    }

    /** A member less; topologies show it for a while. The first one stays: a URL may name it. */
    record Shrink(Spot spot, Duration shownFor) implements Fault {
        @Override
        public void strike(World world) {
            Server server = spot.server(world);
            Cluster in = server.cluster();
            boolean spare = server != in.writer() && server != in.servers().get(0);
            if (in.flavour().hasChangingMembers() && spare && in.members().size() > 2) {
                in.remove(server, shownFor);
            }
        }
    }

    /** The name of one server leads to another for a while. */
    record MixUp(Spot spot, Spot other, Duration span) implements Fault {
        @Override
        public void strike(World world) {
            Server server = spot.server(world);
            if (server.cluster().flavour().hasChangingMembers()) {
                world.names().mixUp(server, new Spot(spot.cluster(), other.server()).server(world));
                later(world, spot, span, () -> world.names().unmix(server));
            }
        }
    }
}
