package dev.lodestar.benchmarks.crash;

import dev.lodestar.benchmarks.workbench.LodestarSources;
import dev.lodestar.jdbc.LodestarDataSource;
import dev.lodestar.testkit.Cluster;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** Each connection with a thread of its own; it is kept as long as it can be used. */
final class JdbcBeats implements Beats {
    private static final Duration TO_END = Duration.ofSeconds(30);

    private final LodestarDataSource source;
    private final String statement;
    private final long pauseNanos;
    private final List<Arrivals> arrivals;
    private final List<Thread> threads;
    private volatile boolean stopped;

    JdbcBeats(Cluster cluster, CrashOptions options) {
        source = LodestarSources.of(cluster);
        statement = options.writing() ? INSERT : QUERY;
        pauseNanos = options.pause().toNanos();
        arrivals = Stream.generate(Arrivals::new).limit(options.connections()).toList();
        threads = arrivals.stream().map(mine -> new Thread(() -> beat(mine))).toList();
        threads.forEach(Thread::start);
    }

    @Override
    public List<Arrivals> arrivals() {
        return arrivals;
    }

    private void beat(Arrivals mine) {
        while (!stopped) {
            try (Connection connection = source.getConnection()) {
                while (!stopped && !connection.isClosed()) {
                    say(connection, mine);
                    // Paces the workload; nothing is waited for.
                    LockSupport.parkNanos(pauseNanos);
                }
            } catch (SQLException noConnection) {
                mine.failed(String.valueOf(noConnection.getSQLState()));
            }
        }
    }

    private void say(Connection connection, Arrivals mine) {
        try (PreparedStatement prepared = connection.prepareStatement(statement);
                ResultSet answer = prepared.executeQuery()) {
            answer.next();
            mine.succeeded(answer.getString(1), System.nanoTime());
        } catch (SQLException failed) {
            mine.failed(String.valueOf(failed.getSQLState()));
        }
    }

    @Override
    public void close() {
        stopped = true;
        try {
            for (Thread thread : threads) {
                thread.join(TO_END.toMillis());
            }
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
        source.close();
    }
}
