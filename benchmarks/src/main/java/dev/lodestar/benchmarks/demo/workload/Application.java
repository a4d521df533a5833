package dev.lodestar.benchmarks.demo.workload;

import java.time.Duration;

/** An application that works since it was made. */
public interface Application {

    /** What it did until now. */
    Trail trail();

    /** Asks all workers to end and waits for that; false if one of them did not end within the limit. */
    boolean stop(Duration limit) throws InterruptedException;
}
