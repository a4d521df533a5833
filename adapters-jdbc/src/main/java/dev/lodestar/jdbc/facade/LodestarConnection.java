package dev.lodestar.jdbc.facade;

import dev.lodestar.domain.failure.CallNature;
import dev.lodestar.domain.sql.SqlRules;
import dev.lodestar.jdbc.link.Bookkeeping;
import dev.lodestar.jdbc.link.Link;
import dev.lodestar.jdbc.link.LostCall;
import dev.lodestar.jdbc.link.Recovery;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.SQLClientInfoException;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * The connection that an application holds. It stays the same object when the {@link Link} below it changes.
 *
 * <p>One thread at a time makes calls, as JDBC has it. {@link #close}, {@link #abort}, {@link #isClosed} and {@code
 * Statement.cancel()} may come from any thread at any time, also while another one waits inside a call or a failover:
 * they never wait for it. Closing ends a failover under way.
 *
 * <p>A lost call is recovered on the thread that made it, which therefore waits at most until the failover deadline; no
 * lock is held meanwhile.
 */
public final class LodestarConnection extends ForwardingConnection {

    private final CurrentLink current;

    /**
     * A connection on its first link, on whose session nothing has been set yet.
     *
     * @param sql how the texts that are executed are read
     * @param recovery for this connection alone
     */
    public LodestarConnection(Link first, SqlRules sql, Recovery recovery, Bookkeeping books) {
        super(new SessionNotes(sql));
        this.current = new CurrentLink(first, recovery, books);
    }

    /** The link of this instant, usable or condemned; empty when this connection is closed. */
    public Optional<Link> link() {
        return Optional.ofNullable(current.get());
    }

    @Override
    Link open() throws SQLException {
        Link link = current.attached();
        while (!link.isUsable()) {
            if (link.isCondemned() && link == current.get()) {
                throw failed(link, Refusals.condemned(link), CallNature.NOTHING_SENT);
            }
            // Another thread is letting go of it this instant.
            link = current.attached();
        }
        return link;
    }

    @Override
    Connection driver() throws SQLException {
        return current.attached().delegate();
    }

    boolean isRecovering() {
        return current.isRecovering();
    }

    SQLException refused(Bound bound) {
        Link now = current.get();
        if (now == null) {
            return current.closed();
        }
        return now == bound.link
                ? failed(now, Refusals.condemned(now), CallNature.NOTHING_SENT)
                : Refusals.stale(bound, bound.link);
    }

    @Override
    SQLException failed(Link link, Exception failure, CallNature nature) {
        return lost(link, failure, nature, null);
    }

    /** A text of several statements may have changed the session before it failed, so it counts as executed. */
    SQLException textFailed(Link link, Exception failure, String sql) {
        SQLException thrown = lost(link, failure, session.natureOf(sql), sql);
        if (link == current.get()) {
            session.executed(sql);
        }
        return thrown;
    }

    SQLException batchFailed(Link link, Exception failure, List<String> texts) {
        return lost(link, failure, session.natureOf(texts), null);
    }

    private SQLException lost(Link link, Exception failure, CallNature nature, @Nullable String sql) {
        link.fail();
        if (failure instanceof RuntimeException mistake && !Losses.isOutside(failure)) {
            throw mistake;
        }
        LostCall lost = new LostCall(
                link,
                failure,
                nature,
                Optional.ofNullable(sql),
                link.transaction(),
                session.isAutoCommit(),
                session.state());
        return current.lost(lost, session.luggage());
    }

    @Override
    Statement adopt(Link link, Statement made) {
        return new LodestarStatement(this, link, made);
    }

    @Override
    PreparedStatement adopt(Link link, PreparedStatement made, String sql) {
        return new LodestarPreparedStatement(this, link, made, sql);
    }

    @Override
    CallableStatement adopt(Link link, CallableStatement made, String sql) {
        return new LodestarCallableStatement(this, link, made, sql);
    }

    @Override
    DatabaseMetaData adopt(Link link, DatabaseMetaData made) {
        return new LodestarDatabaseMetaData(this, link, made);
    }

    @Override
    public void close() {
        boolean waits = current.isRecovering();
        Link last = current.end("the application closed it.");
        if (last != null) {
            if (waits) {
                last.abort();
            }
            last.close();
        }
    }

    /** Ends everything that is under way here at once; the executor only gets the tidying up. */
    @Override
    public void abort(Executor executor) throws SQLException {
        if (executor == null) {
            throw new SQLException(
                    "abort() needs an executor for tidying up: pass one, Runnable::run will do.", "HY024");
        }
        Link now = current.get();
        if (now != null) {
            now.abort();
        }
        Link last = current.end("the application aborted it.");
        if (last != null) {
            if (last != now) {
                last.abort();
            }
            executor.execute(last::close);
        }
    }

    @Override
    public boolean isClosed() {
        return current.get() == null;
    }

    /** False at once, without a round trip, when the host is known to be dead or demoted. Never starts a failover. */
    @Override
    public boolean isValid(int timeout) throws SQLException {
        if (timeout < 0) {
            throw new SQLException("isValid() takes a timeout in seconds of 0 or more, not " + timeout + ".", "22023");
        }
        Link link = current.get();
        return link != null && link.isUsable() && link.delegate().isValid(timeout);
    }

    /** Switching autocommit on commits the open transaction. */
    @Override
    public void setAutoCommit(boolean autoCommit) throws SQLException {
        Link link = open();
        link.begin();
        try {
            link.delegate().setAutoCommit(autoCommit);
        } catch (SQLException | RuntimeException failure) {
            throw failed(link, failure, autoCommit && !session.isAutoCommit() ? CallNature.COMMIT : CallNature.READ);
        } finally {
            link.end();
        }
        session.setAutoCommit(autoCommit);
    }

    @Override
    public void setClientInfo(String name, String value) throws SQLClientInfoException {
        ClientInfo.set(this, driver -> driver.setClientInfo(name, value));
        session.luggage().pack(name, value);
    }

    @Override
    public void setClientInfo(Properties properties) throws SQLClientInfoException {
        ClientInfo.set(this, driver -> driver.setClientInfo(properties));
        session.luggage().pack(properties);
    }

    /** Says where it leads, never who logged in or how. */
    @Override
    public String toString() {
        Link link = current.get();
        return "LodestarConnection@" + Integer.toHexString(hashCode()) + (link == null ? " (closed)" : " on " + link);
    }
}
