package dev.lodestar.vertx.target;

/**
 * Nothing failed: the generation that was asked for a connection is no longer the one to ask, or another connection came
 * back before the dial began.
 */
public final class Rerouted extends Exception {

    public static final Rerouted INSTANCE = new Rerouted();

    private static final long serialVersionUID = 1L;

    private Rerouted() {
        super("rerouted", null, false, false);
    }
}
