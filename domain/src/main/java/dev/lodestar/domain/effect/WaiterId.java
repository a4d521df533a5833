package dev.lodestar.domain.effect;

/** Names one waiting call to a cluster machine; unique within the adapter instance. */
public record WaiterId(long number) {
    @Override
    public String toString() {
        return "w" + number;
    }
}
