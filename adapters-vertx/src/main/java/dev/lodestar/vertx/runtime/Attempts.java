package dev.lodestar.vertx.runtime;

import dev.lodestar.domain.time.Moment;
import io.vertx.core.Vertx;
import java.time.Duration;

/**
 * Bounds the repetitions of one call: in time by the failover budget, counted from its first loss, and in speed. One
 * call's own; on its context.
 */
public final class Attempts {

    private static final long SHORTEST_PAUSE_MILLIS = 10;
    private static final int MOST_DOUBLINGS = 5;

    private final Vertx vertx;
    private final Moment end;
    private int made;

    public Attempts(Vertx vertx, Duration budget) {
        this.vertx = vertx;
        this.end = Clock.now().plus(budget);
    }

    /** Whether there is time for another one. */
    public boolean areLeft() {
        return !Clock.now().hasReached(end);
    }

    /** Makes another attempt: the first one at once, later ones after a pause that doubles. */
    public void another(Runnable attempt) {
        if (made++ == 0) {
            attempt.run();
        } else {
            long pause = SHORTEST_PAUSE_MILLIS << Math.min(made - 2, MOST_DOUBLINGS);
            vertx.setTimer(pause, fired -> attempt.run());
        }
    }
}
