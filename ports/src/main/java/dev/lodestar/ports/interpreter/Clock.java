package dev.lodestar.ports.interpreter;

import dev.lodestar.domain.time.Moment;
import java.util.concurrent.ThreadLocalRandom;

/** Where moments come from: the JVM's monotonic clock and its random generator. */
public final class Clock {

    private Clock() {}

    public static Moment now() {
        return at(System.nanoTime());
    }

    /** The moment of a clock reading taken earlier, with fresh dice. */
    public static Moment at(long nanos) {
        return new Moment(nanos, ThreadLocalRandom.current().nextLong());
    }
}
