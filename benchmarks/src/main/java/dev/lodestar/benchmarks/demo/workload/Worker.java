package dev.lodestar.benchmarks.demo.workload;

import dev.lodestar.domain.failure.Outcome;
import dev.lodestar.jdbc.FailoverFailure;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;

/**
 * One thread of the application, with one connection. It reacts to errors as the library's users are told to: what is
 * not in doubt is repeated at once, what is in doubt is not, and a connection that is closed is replaced.
 */
final class Worker implements Runnable {
    private final int number;
    private final DataSource source;
    private final AtomicLong works;
    private final Trail trail;
    private final long pauseNanos;
    private long stored;
    private int turn;
    private volatile boolean stopped;

    /** @param works where the numbers of what is written come from */
    Worker(int number, DataSource source, AtomicLong works, Trail trail, Duration pause) {
        this.number = number;
        this.source = source;
        this.works = works;
        this.trail = trail;
        this.pauseNanos = pause.toNanos();
        this.turn = number;
    }

    void stop() {
        stopped = true;
    }

    @Override
    public void run() {
        while (!stopped) {
            long begun = System.nanoTime();
            try (Connection connection = source.getConnection()) {
                work(connection);
            } catch (SQLException noConnection) {
                failed(Job.CONNECT, 0, begun, noConnection);
                LockSupport.parkNanos(pauseNanos);
            }
        }
    }

    private void work(Connection connection) throws SQLException {
        while (!stopped && !connection.isClosed()) {
            Job job = Job.inTurn(turn++);
            long work = job.writes() ? works.incrementAndGet() : 0;
            boolean repeat = !attempt(connection, job, work);
            while (repeat && !stopped && !connection.isClosed()) {
                repeat = !attempt(connection, job, work);
            }
            // Paces the workload; nothing is waited for.
            LockSupport.parkNanos(pauseNanos);
        }
    }

    /** Does a job; false if it is to be repeated. */
    private boolean attempt(Connection connection, Job job, long work) throws SQLException {
        long begun = System.nanoTime();
        boolean done = false;
        try {
            String server = perform(connection, job, work);
            done = true;
            trail.add(new Call(number, job, work, begun, System.nanoTime(), Ending.ANSWERED, server, ""));
            if (job.writes()) {
                stored = work;
            }
            return true;
        } catch (SQLException failure) {
            Ending ending = failed(job, work, begun, failure);
            return !(failure instanceof FailoverFailure) || ending != Ending.UNDONE;
        } finally {
            if (!connection.isClosed() && !connection.getAutoCommit()) {
                leaveTransaction(connection, done);
            }
        }
    }

    private String perform(Connection connection, Job job, long work) throws SQLException {
        if (job == Job.READ) {
            return read(connection);
        }
        if (job == Job.WRITE) {
            return Ledger.write(connection, number, work, 1);
        }
        connection.setAutoCommit(false);
        Ledger.write(connection, number, work, 1);
        String server = Ledger.write(connection, number, work, 2);
        connection.commit();
        return server;
    }

    private String read(Connection connection) throws SQLException {
        Ledger.Answer answer = Ledger.look(connection, stored);
        answer.examine(stored, trail);
        return answer.server();
    }

    private Ending failed(Job job, long work, long begun, SQLException failure) {
        boolean unknown = failure instanceof FailoverFailure lost ? lost.outcome() == Outcome.UNKNOWN : job.writes();
        Ending ending = unknown ? Ending.UNKNOWN : Ending.UNDONE;
        String state = String.valueOf(failure.getSQLState());
        trail.add(new Call(number, job, work, begun, System.nanoTime(), ending, "", state));
        return ending;
    }

    private static void leaveTransaction(Connection connection, boolean committed) throws SQLException {
        try {
            if (!committed) {
                connection.rollback();
            }
            connection.setAutoCommit(true);
        } catch (SQLException lostAgain) {
            connection.close();
        }
    }
}
