package dev.lodestar.benchmarks.workbench;

import dev.lodestar.jdbc.LodestarDataSource;
import dev.lodestar.testkit.Cluster;

/** Data sources on clusters of the test kit. */
public final class LodestarSources {
    private LodestarSources() {}

    /** As an application would have it: all hosts in the URL, by address, and every setting at its default. */
    public static LodestarDataSource of(Cluster cluster) {
        LodestarDataSource source =
                new LodestarDataSource("jdbc:lodestar:postgresql://" + cluster.hostList() + "/" + cluster.database());
        source.setUser(cluster.user());
        source.setPassword(cluster.password());
        // Only a cluster that tells identifiers needs to say how they are dialled; here they are addresses.
        source.setProperty("clusterInstanceHostPattern", cluster.instanceHostPattern());
        return source;
    }
}
