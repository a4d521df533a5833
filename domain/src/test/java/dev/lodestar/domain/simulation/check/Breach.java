package dev.lodestar.domain.simulation.check;

import java.util.function.Supplier;

/** An invariant does not hold. */
public final class Breach extends AssertionError {

    private static final long serialVersionUID = 1;

    private final Invariant invariant;

    public Breach(Invariant invariant, String seen) {
        super(invariant + ": " + invariant.sentence() + " But: " + seen);
        this.invariant = invariant;
    }

    private Breach(Throwable broken) {
        super(Invariant.NOTHING_BREAKS + ": " + Invariant.NOTHING_BREAKS.sentence() + " But: " + broken, broken);
        this.invariant = Invariant.NOTHING_BREAKS;
    }

    /** Whatever a run threw, as a breach. */
    public static Breach of(Throwable thrown) {
        return thrown instanceof Breach breach ? breach : new Breach(thrown);
    }

    public static void unless(boolean holds, Invariant invariant, Supplier<String> seen) {
        if (!holds) {
            throw new Breach(invariant, seen.get());
        }
    }

    public Invariant invariant() {
        return invariant;
    }
}
