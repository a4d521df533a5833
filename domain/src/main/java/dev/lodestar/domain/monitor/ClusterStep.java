package dev.lodestar.domain.monitor;

import dev.lodestar.domain.cluster.Topology;
import dev.lodestar.domain.effect.ClusterEffect;
import dev.lodestar.domain.fact.Fact;
import java.util.List;
import java.util.Optional;

/**
 * What one event made a cluster machine do. Carry it out in this order: publish the topology, then perform the effects,
 * then tell the facts.
 *
 * @param topology the topology to publish; empty if it has not changed
 */
public record ClusterStep(Optional<Topology> topology, List<ClusterEffect> effects, List<Fact> facts) {
    public ClusterStep {
        effects = List.copyOf(effects);
        facts = List.copyOf(facts);
    }
}
