package dev.lodestar.benchmarks.demo;

import dev.lodestar.testkit.Event;
import java.util.Optional;

/** What of the cluster's events is told to people, and how. */
final class Headline {
    private Headline() {}

    /** A sentence with the node's id in it; empty for what only matters to the test kit. */
    static Optional<String> of(Event event) {
        return Optional.ofNullable(
                switch (event.kind()) {
                    case CRASHED -> event.node() + " is killed";
                    case DIED -> event.node() + " died by itself";
                    case FROZEN -> event.node() + " freezes";
                    case THAWED -> event.node() + " goes on, believing that it is the writer";
                    case STOPPING -> event.node() + " begins to stop in order";
                    case STOPPED -> event.node() + " has stopped";
                    case PROMOTING -> event.node() + " is being promoted";
                    case PROMOTED -> event.node() + " accepts writes";
                    case REJOINED -> event.node() + " is a replicating reader again";
                    default -> null;
                });
    }
}
