package dev.lodestar.domain.simulation.world;

/** The kinds of clusters there are. */
public enum Kind {
    REPLICATED(new Replicated()),
    AURORA(new Aurora()),
    DIVERGING(new Diverging());

    private final Flavour flavour;

    Kind(Flavour flavour) {
        this.flavour = flavour;
    }

    public Flavour flavour() {
        return flavour;
    }
}
