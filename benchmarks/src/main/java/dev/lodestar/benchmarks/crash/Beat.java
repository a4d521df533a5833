package dev.lodestar.benchmarks.crash;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;

/** One connection that says something again and again, and notes on which server it succeeds. */
final class Beat implements Runnable {
    private static final String QUERY = "select host(inet_server_addr()) where not pg_is_in_recovery()";
    private static final String INSERT = "insert into beat default values returning server";

    /** The first success on a server that is another one than before. */
    record Arrival(String server, long at) {}

    private final DataSource source;
    private final String statement;
    private final long pauseNanos;
    private final BlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>();
    private final ConcurrentLinkedQueue<String> errors = new ConcurrentLinkedQueue<>();
    private String server = "";
    private volatile boolean stopped;

    Beat(DataSource source, CrashOptions options) {
        this.source = source;
        this.statement = options.writing() ? INSERT : QUERY;
        this.pauseNanos = options.pause().toNanos();
    }

    @Override
    public void run() {
        while (!stopped) {
            try (Connection connection = source.getConnection()) {
                while (!stopped && !connection.isClosed()) {
                    say(connection);
                    // Paces the workload; nothing is waited for.
                    LockSupport.parkNanos(pauseNanos);
                }
            } catch (SQLException noConnection) {
                errors.add(String.valueOf(noConnection.getSQLState()));
            }
        }
    }

    private void say(Connection connection) {
        try (PreparedStatement prepared = connection.prepareStatement(statement);
                ResultSet answer = prepared.executeQuery()) {
            answer.next();
            succeeded(answer.getString(1), System.nanoTime());
        } catch (SQLException failed) {
            errors.add(String.valueOf(failed.getSQLState()));
        }
    }

    private void succeeded(String by, long at) {
        if (!by.equals(server)) {
            server = by;
            arrivals.add(new Arrival(by, at));
        }
    }

    /** Waits for the first success on that server, and forgets earlier ones elsewhere. */
    long arrivalAt(String wanted, Duration limit) throws InterruptedException {
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

    void stop() {
        stopped = true;
    }
}
