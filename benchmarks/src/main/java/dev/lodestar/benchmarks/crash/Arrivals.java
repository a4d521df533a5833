package dev.lodestar.benchmarks.crash;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** What one beat experiences: on which server it succeeds, and how it fails. Written by one thread, read by another. */
final class Arrivals {

    /** The first success on a server that is another one than before. */
    private record Arrival(String server, long at) {}

    private final BlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>();
    private final ConcurrentLinkedQueue<String> errors = new ConcurrentLinkedQueue<>();
    private String server = "";

    void succeeded(String by, long at) {
        if (!by.equals(server)) {
            server = by;
            arrivals.add(new Arrival(by, at));
        }
    }

    void failed(String state) {
        errors.add(state);
    }

    /** Waits for the first success on that server, and forgets earlier ones elsewhere. */
    long awaitAt(String wanted, Duration limit) throws InterruptedException {
        while (true) {
            Arrival next = arrivals.poll(limit.toNanos(), TimeUnit.NANOSECONDS);
            if (next == null) {
                throw new IllegalStateException("No success on " + wanted + " for " + limit + "; errors: " + errors);
            }
            if (next.server().equals(wanted)) {
                return next.at();
            }
        }
    }

    /** SQLStates since the last call. */
    List<String> takeErrors() {
        List<String> taken = new ArrayList<>();
        for (String state = errors.poll(); state != null; state = errors.poll()) {
            taken.add(state);
        }
        return taken;
    }
}
