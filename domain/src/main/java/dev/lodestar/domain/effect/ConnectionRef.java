package dev.lodestar.domain.effect;

/** Names one physical connection of one machine. At any instant it has exactly one owner. */
public record ConnectionRef(long number) {
    @Override
    public String toString() {
        return "c" + number;
    }
}
