package dev.lodestar.benchmarks.demo;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Falls at the end, and early when the onlooker leaves (Ctrl-C). Pauses of the play end when it falls. */
final class Curtain {
    private final CountDownLatch fallen = new CountDownLatch(1);

    /** The play was ended before its time. */
    static final class FellEarly extends RuntimeException {
        private static final long serialVersionUID = 1L;

        FellEarly() {
            super("The demo was interrupted");
        }
    }

    void fall() {
        fallen.countDown();
    }

    /** Lets time pass; the pace of the play, nothing is waited for. */
    void pause(Duration time) throws InterruptedException {
        if (hasFallenWithin(time)) {
            throw new FellEarly();
        }
    }

    boolean hasFallenWithin(Duration time) throws InterruptedException {
        return fallen.await(time.toNanos(), TimeUnit.NANOSECONDS);
    }
}
