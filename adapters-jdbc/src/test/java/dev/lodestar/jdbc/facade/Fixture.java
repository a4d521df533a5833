package dev.lodestar.jdbc.facade;

import dev.lodestar.domain.cluster.HostAddress;
import dev.lodestar.domain.cluster.HostId;
import dev.lodestar.domain.cluster.Role;
import dev.lodestar.domain.dialect.Rows;
import dev.lodestar.domain.failure.Failure;
import dev.lodestar.domain.failure.Outcome;
import dev.lodestar.domain.failure.Symptom;
import dev.lodestar.domain.failure.TransactionStatus;
import dev.lodestar.domain.sql.SqlRules;
import dev.lodestar.jdbc.ConnectionMovedException;
import dev.lodestar.jdbc.link.Bookkeeping;
import dev.lodestar.jdbc.link.Link;
import dev.lodestar.jdbc.link.LostCall;
import dev.lodestar.jdbc.link.Recovered;
import dev.lodestar.jdbc.link.Recovery;
import dev.lodestar.jdbc.target.Physical;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** A connection of ours over stub drivers: host {@code a} first, {@code b} to move to. */
final class Fixture implements Recovery, Bookkeeping {

    final StubDriver a = new StubDriver();
    final StubDriver b = new StubDriver();
    final Transport wireA = new Transport(a.connection);
    final Transport wireB = new Transport(b.connection);
    final Link linkA = link(wireA, "a");
    final Link linkB = link(wireB, "b");

    final List<LostCall> lost = Collections.synchronizedList(new ArrayList<>());
    final List<Link> released = Collections.synchronizedList(new ArrayList<>());
    final AtomicInteger withdrawn = new AtomicInteger();
    final AtomicInteger closed = new AtomicInteger();
    Function<LostCall, Recovered> verdict = call -> new Recovered.Passed();

    final LodestarConnection connection = new LodestarConnection(linkA, SqlRules.POSTGRESQL, this, this);

    static Link link(Physical physical, String host) {
        return new Link(physical, new HostId(host), 3, Role.WRITER);
    }

    /** A connection of ours over any other stub. */
    static LodestarConnection over(Connection driver) {
        Fixture idle = new Fixture();
        return new LodestarConnection(link(new Transport(driver), "a"), SqlRules.POSTGRESQL, idle, idle);
    }

    /** From now on a lost call moves the connection to host b. */
    Fixture moving() {
        verdict = call -> new Recovered.Moved(linkB, moved(call.cause()));
        return this;
    }

    static SQLException moved(Throwable cause) {
        return new ConnectionMovedException("The connection moved from a to b.", Outcome.NOT_SENT, cause);
    }

    static SQLException broken() {
        return new SQLException("An I/O error occurred while sending to the backend.", "08006");
    }

    /** Loses a call, so that the connection moves. */
    Fixture moveNow() throws SQLException {
        moving();
        a.fails("commit", broken());
        try {
            connection.commit();
            throw new AssertionError("commit should have been lost");
        } catch (ConnectionMovedException expected) {
            return this;
        }
    }

    @Override
    public Recovered recover(LostCall call) {
        lost.add(call);
        return verdict.apply(call);
    }

    @Override
    public void withdraw() {
        withdrawn.incrementAndGet();
    }

    @Override
    public void released(Link link) {
        released.add(link);
    }

    @Override
    public void closed() {
        closed.incrementAndGet();
    }

    /** The transport below a stub driver. */
    static final class Transport implements Physical {
        final AtomicInteger aborts = new AtomicInteger();
        final AtomicInteger closes = new AtomicInteger();
        Runnable onAbort = () -> {};
        TransactionStatus status = TransactionStatus.IDLE;
        private final Connection driver;

        Transport(Connection driver) {
            this.driver = driver;
        }

        @Override
        public HostAddress address() {
            return new HostAddress("a.example", 5432);
        }

        @Override
        public Connection connection() {
            return driver;
        }

        @Override
        public TransactionStatus transactionStatus() {
            return status;
        }

        @Override
        public Rows query(String sql, Duration patience) {
            throw new AssertionError("The façade asks nothing by itself.");
        }

        @Override
        public void abort() {
            aborts.incrementAndGet();
            onAbort.run();
        }

        @Override
        public boolean isAborted() {
            return aborts.get() > 0;
        }

        @Override
        public void close() {
            closes.incrementAndGet();
        }

        @Override
        public Failure describe(Throwable thrown) {
            return Failure.of(Symptom.of(Symptom.Kind.OTHER), thrown.toString());
        }
    }
}
