package dev.lodestar.vertx.runtime;

import dev.lodestar.domain.time.Moment;
import dev.lodestar.ports.interpreter.Clock;
import io.vertx.core.internal.ContextInternal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Bounds the repetitions of one call: in time by the failover budget, counted from its first loss, and in speed. One
 * call's own; on its context.
 */
public final class Repetitions {

    private static final long SHORTEST_PAUSE_MILLIS = 10;
    private static final int MOST_DOUBLINGS = 5;

    private final ContextInternal context;
    private final Duration budget;
    private @Nullable Moment end;
    private int made;

    public Repetitions(ContextInternal context, Duration budget) {
        this.context = context;
        this.budget = budget;
    }

    /** Whether there is time for another one; the first time this is asked, time begins to run. */
    public boolean areLeft() {
        Moment now = Clock.now();
        Moment until = end;
        if (until == null) {
            until = now.plus(budget);
            end = until;
        }
        return !now.hasReached(until);
    }

    /** Makes another attempt: the first one at once, later ones after a pause that doubles. */
    public void another(Runnable attempt) {
        if (made++ == 0) {
            attempt.run();
        } else {
            long pause = SHORTEST_PAUSE_MILLIS << Math.min(made - 2, MOST_DOUBLINGS);
            context.setTimer(pause, fired -> attempt.run());
        }
    }
}
