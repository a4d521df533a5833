package dev.lodestar.benchmarks.demo;

import dev.lodestar.benchmarks.demo.story.Belief;
import dev.lodestar.benchmarks.demo.workload.Application;
import dev.lodestar.benchmarks.demo.workload.Trail;
import dev.lodestar.benchmarks.workbench.FactWire.Told;
import dev.lodestar.domain.cluster.Topology;
import java.time.Duration;
import java.util.function.Supplier;

/** One application on the scene, and the library in it. Can be looked at from any thread. */
public final class Actor {
    private final Application application;
    private final String adapter;
    private final Supplier<Topology> topology;
    private final Belief belief;

    /**
     * @param adapter the package of the adapter that the application uses; all that it tells comes from there
     * @param topology what the library knows at this moment
     */
    Actor(Application application, String adapter, Supplier<Topology> topology, Addresses addresses) {
        this.application = application;
        this.adapter = adapter;
        this.topology = topology;
        this.belief = new Belief(addresses.nodes(), addresses::nodeNumber);
    }

    public String name() {
        return trail().application();
    }

    public Trail trail() {
        return application.trail();
    }

    public Belief belief() {
        return belief;
    }

    boolean told(Told told) {
        return told.teller().equals(adapter);
    }

    /** Notes what the library believes at this moment. */
    void look(long at) {
        belief.see(topology.get(), at);
    }

    boolean stop(Duration limit) throws InterruptedException {
        return application.stop(limit);
    }
}
