package dev.lodestar.domain.simulation.world;

import dev.lodestar.domain.simulation.clock.Chance;
import dev.lodestar.domain.simulation.clock.ProcessClock;
import dev.lodestar.domain.simulation.clock.Trace;
import dev.lodestar.domain.simulation.clock.VirtualTime;
import java.util.ArrayList;
import java.util.List;

/** Clusters, the names that lead to them, and the clocks and networks of the processes that use them. */
public final class World {

    /** One process, as the world sees it. */
    public record Place(String name, ProcessClock clock, Network network) {}

    private final VirtualTime time = new VirtualTime();
    private final Trace trace;
    private final long seed;
    private final List<Cluster> clusters = new ArrayList<>();
    private final Names names;
    private final List<Place> places = new ArrayList<>();

    public World(Shape shape, long seed, Trace.Use use) {
        this.seed = seed;
        trace = new Trace(time, use);
        for (Shape.ClusterShape cluster : shape.clusters()) {
            String name = "c" + clusters.size();
            clusters.add(new Cluster(name, cluster.kind().flavour(), cluster.hosts(), time, Chance.of(seed, name)));
        }
        names = new Names(clusters, Chance.of(seed, "names"));
        Network.Surroundings around = new Network.Surroundings(time, names, seed, shape.tardy());
        for (int i = 0; i < shape.processes(); i++) {
            String name = "p" + i;
            ProcessClock clock = new ProcessClock(time, Chance.of(seed, name + " clock"));
            places.add(new Place(name, clock, new Network(around, clock, name)));
        }
    }

    public VirtualTime time() {
        return time;
    }

    public Trace trace() {
        return trace;
    }

    public Chance chance(String actor) {
        return Chance.of(seed, actor);
    }

    public List<Cluster> clusters() {
        return clusters;
    }

    Names names() {
        return names;
    }

    public List<Place> places() {
        return places;
    }

    /** Ends all faults. Messages that are under way stay as late as they are. */
    public void heal() {
        clusters.forEach(Cluster::heal);
        clusters.forEach(names::catchUp);
        clusters.forEach(cluster -> cluster.servers().forEach(names::unmix));
        places.forEach(place -> place.network().heal());
        trace.tell(() -> "faults end: " + this);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (Cluster cluster : clusters) {
            text.append(text.length() == 0 ? "" : "; ").append(cluster.members());
            text.append(", writer ").append(cluster.writer().name());
        }
        return text.toString();
    }
}
