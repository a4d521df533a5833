package dev.lodestar.domain.simulation;

import dev.lodestar.domain.simulation.client.Chore;
import dev.lodestar.domain.simulation.world.Fault;
import dev.lodestar.domain.simulation.world.Shape;
import java.time.Duration;
import java.util.List;

/**
 * Everything that will happen in a run, apart from what machines decide: written before the run begins, so that parts of
 * it can be left out. Message by message luck follows from {@code seed}.
 *
 * @param lasts how long faults strike, or could
 */
record Script(long seed, Shape shape, Duration lasts, List<Strike> strikes, List<Visitor> visitors) {

    /** A fault and when it strikes, counted from the beginning. */
    record Strike(Duration at, Fault fault) {
        @Override
        public String toString() {
            return at.toMillis() + " ms: " + fault;
        }
    }

    /**
     * An application.
     *
     * @param url picks one of the cluster's URLs
     * @param mode the failover mode in the URL
     * @param settings what else is set in the URL
     */
    record Visitor(
            String name,
            int process,
            int cluster,
            int url,
            String mode,
            String settings,
            Duration arrives,
            List<Chore> chores) {
        Visitor {
            chores = List.copyOf(chores);
        }

        Visitor with(List<Chore> fewer) {
            return new Visitor(name, process, cluster, url, mode, settings, arrives, fewer);
        }
    }

    Script {
        strikes = List.copyOf(strikes);
        visitors = List.copyOf(visitors);
    }

    Script withStrikes(List<Strike> fewer) {
        return new Script(seed, shape, lasts, fewer, visitors);
    }

    Script withVisitors(List<Visitor> fewer) {
        return new Script(seed, shape, lasts, strikes, fewer);
    }

    /** Faults, visitors and chores. */
    int size() {
        return strikes.size()
                + visitors.stream()
                        .mapToInt(visitor -> 1 + visitor.chores().size())
                        .sum();
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("seed " + seed + ", " + shape + ", " + lasts);
        strikes.forEach(strike -> text.append("\n  ").append(strike));
        for (Visitor visitor : visitors) {
            text.append("\n  ")
                    .append(visitor.arrives().toMillis())
                    .append(" ms: ")
                    .append(visitor.name());
            text.append(" comes to p")
                    .append(visitor.process())
                    .append(" for c")
                    .append(visitor.cluster());
            text.append(" by URL ")
                    .append(visitor.url())
                    .append(' ')
                    .append(visitor.mode())
                    .append(' ')
                    .append(visitor.settings());
            visitor.chores().forEach(chore -> text.append("\n      ").append(chore));
        }
        return text.toString();
    }
}
