package dev.lodestar.domain.effect;

/** Names one effect of one machine; unique and growing within it. */
public record EffectId(long number) {
    @Override
    public String toString() {
        return "e" + number;
    }
}
