package dev.lodestar.vertx.target;

import dev.lodestar.domain.failure.Failure;

/** A fresh connection that was not admitted, with the reason in domain words. */
public final class Refused extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Failure failure;

    public Refused(Failure failure) {
        super(failure.message(), null, false, false);
        this.failure = failure;
    }

    Failure failure() {
        return failure;
    }
}
