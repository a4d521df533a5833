package dev.lodestar.benchmarks.demo.workload;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;

/** An application of several threads that uses the library through {@code java.sql}. */
public final class JdbcApplication implements Application {
    private static final int WORKERS = 6;
    private static final Duration PAUSE = Duration.ofMillis(4);

    private final Trail trail = new Trail("JDBC", WORKERS);
    private final List<Worker> workers = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();

    /**
     * Starts working at once.
     *
     * @param works where the numbers of what is written come from
     */
    public JdbcApplication(DataSource source, AtomicLong works) {
        for (int number = 0; number < WORKERS; number++) {
            Worker worker = new Worker(number, source, works, trail, PAUSE);
            Thread thread = new Thread(worker, "worker-" + number);
            thread.setDaemon(true);
            workers.add(worker);
            threads.add(thread);
        }
        threads.forEach(Thread::start);
    }

    @Override
    public Trail trail() {
        return trail;
    }

    @Override
    public boolean stop(Duration limit) throws InterruptedException {
        workers.forEach(Worker::stop);
        long end = System.nanoTime() + limit.toNanos();
        for (Thread thread : threads) {
            thread.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime())));
        }
        return threads.stream().noneMatch(Thread::isAlive);
    }
}
