package dev.lodestar.vertx.target;

import dev.lodestar.domain.cluster.HostId;
import io.vertx.core.VertxException;

/**
 * What the application itself does with a fresh connection failed, on a host that lives: no other host helps, and no
 * host is to blame.
 */
public final class StepFailed extends VertxException {

    private static final long serialVersionUID = 1L;

    /** @param cause what the step failed with */
    public StepFailed(HostId host, Throwable cause) {
        super(
                "The onConnect step of the pool failed on " + host + ", and the connection was closed: "
                        + Failures.describe(cause).message()
                        + ". Mend the step, or what it needs of the database; the host itself answers.",
                cause,
                true);
    }
}
