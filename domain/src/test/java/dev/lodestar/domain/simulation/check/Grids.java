package dev.lodestar.domain.simulation.check;

import dev.lodestar.domain.simulation.check.Grid.Axes;
import java.util.ArrayList;
import java.util.List;

/** The grids of the three machines. */
public final class Grids {

    private static final List<String> MODES = List.of("Calm", "Searching", "Settling", "Closed");

    static final Axes CLUSTER = new Axes(
            "cluster machine",
            MODES,
            List.of(
                    "Dialed",
                    "DialFailed",
                    "Told",
                    "AskFailed",
                    "Troubled",
                    "Suspected",
                    "Awaited",
                    "Withdrawn",
                    "Woke",
                    "Closing"),
            MODES);

    static final Axes FAILOVER = new Axes(
            "failover machine",
            List.of("New", "AwaitingNews", "Dialing", "Verifying", "Restoring", "Resting", "Ended"),
            List.of(
                    "Started",
                    "TopologyCame",
                    "Dialed",
                    "DialFailed",
                    "Told",
                    "AskFailed",
                    "Restored",
                    "RestoreFailed",
                    "Woke",
                    "Cancelled"),
            List.of(
                    "AwaitingNews",
                    "Dialing",
                    "Verifying",
                    "Restoring",
                    "Resting",
                    "Ended",
                    "Connected",
                    "DEADLINE",
                    "REFUSED",
                    "SPLIT_BRAIN",
                    "SESSION_NOT_CARRIED",
                    "CANCELLED",
                    "NOT_HANDLED",
                    "PLUGIN_BROKE"));

    static final Axes DISCOVERY = new Axes(
            "discovery machine",
            List.of("New", "Dialing", "Detecting", "Listing", "Ended"),
            List.of("Started", "Dialed", "DialFailed", "Queried", "QueryFailed", "Woke", "Cancelled"),
            List.of(
                    "Dialing",
                    "Detecting",
                    "Listing",
                    "Ended",
                    "Discovered",
                    "DEADLINE",
                    "REFUSED",
                    "CANCELLED",
                    "PLUGIN_BROKE"));

    private final Grid cluster = new Grid(CLUSTER);
    private final Grid failover = new Grid(FAILOVER);
    private final Grid discovery = new Grid(DISCOVERY);

    public Grid cluster() {
        return cluster;
    }

    public Grid failover() {
        return failover;
    }

    public Grid discovery() {
        return discovery;
    }

    public void add(Grids other) {
        cluster.add(other.cluster);
        failover.add(other.failover);
        discovery.add(other.discovery);
    }

    public List<String> problems() {
        List<String> problems = new ArrayList<>();
        problems.addAll(cluster.problems(UnreachableCells.OF_CLUSTER, UnreachableCells.RARE_OF_CLUSTER));
        problems.addAll(failover.problems(UnreachableCells.OF_FAILOVER, UnreachableCells.RARE_OF_FAILOVER));
        problems.addAll(discovery.problems(UnreachableCells.OF_DISCOVERY, UnreachableCells.RARE_OF_DISCOVERY));
        return problems;
    }

    @Override
    public String toString() {
        return cluster + "\n" + failover + "\n" + discovery;
    }
}
