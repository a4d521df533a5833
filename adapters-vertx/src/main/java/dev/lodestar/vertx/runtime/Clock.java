package dev.lodestar.vertx.runtime;

import dev.lodestar.domain.time.Moment;
import java.util.concurrent.ThreadLocalRandom;

/** Where moments come from: the JVM's monotonic clock and its random generator. */
final class Clock {

    private Clock() {}

    static Moment now() {
        return at(System.nanoTime());
    }

    /** The moment of a clock reading taken earlier, with fresh dice. */
    static Moment at(long nanos) {
        return new Moment(nanos, ThreadLocalRandom.current().nextLong());
    }
}
