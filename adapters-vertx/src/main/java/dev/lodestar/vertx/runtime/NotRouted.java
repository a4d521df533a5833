package dev.lodestar.vertx.runtime;

import dev.lodestar.domain.plugin.CallOutcome;

/**
 * A machine ended without a connection. Travels inside the library only; applications get what {@link Verdicts} makes.
 */
final class NotRouted extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient CallOutcome.Failed outcome;

    NotRouted(CallOutcome.Failed outcome) {
        super(outcome.explanation(), null, false, false);
        this.outcome = outcome;
    }

    CallOutcome.Failed outcome() {
        return outcome;
    }
}
