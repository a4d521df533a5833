package dev.lodestar.domain.plugin;

import dev.lodestar.domain.effect.CallEffect;
import dev.lodestar.domain.fact.Fact;
import java.util.List;
import java.util.Optional;

/**
 * What one event made a call machine do: perform the effects, then tell the facts.
 *
 * @param outcome present when the machine is done; a connection in it belongs to the caller
 */
public record CallStep(List<CallEffect> effects, List<Fact> facts, Optional<CallOutcome> outcome) {
    public CallStep {
        effects = List.copyOf(effects);
        facts = List.copyOf(facts);
    }
}
