package dev.lodestar.vertx.facade;

import dev.lodestar.domain.failure.CallNature;
import dev.lodestar.vertx.runtime.Routing;
import dev.lodestar.vertx.target.Lease;
import dev.lodestar.vertx.target.Rerouted;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.VertxException;
import io.vertx.core.internal.ContextInternal;
import io.vertx.pgclient.PgConnection;
import io.vertx.pgclient.PgNotice;
import io.vertx.pgclient.PgNotification;
import io.vertx.sqlclient.PrepareOptions;
import io.vertx.sqlclient.PreparedStatement;
import io.vertx.sqlclient.Transaction;
import io.vertx.sqlclient.spi.DatabaseMetadata;
import org.jspecify.annotations.Nullable;

/**
 * A connection taken from the pool. It belongs to one host and does not move: when the host is lost, calls fail with
 * what became of them, {@link #transaction()} is null, and the pool gives another connection. Any thread; calls are made,
 * and their futures complete, on the context it was taken on.
 */
final class LodestarConnection implements PgConnection, CallingClient {

    private final Session session;
    private final PgConnection delegate;

    LodestarConnection(ContextInternal context, Routing routing, Lease lease) {
        this.session = new Session(context, routing, lease);
        this.delegate = PgConnection.cast(lease.connection());
    }

    /**
     * Part of a transaction that a context carries: its nested users ask for the transaction whatever happened to it.
     */
    void propagated() {
        session.keepTransaction();
    }

    @Override
    public Calls calls() {
        return session;
    }

    @Override
    public Future<PreparedStatement> prepare(String sql) {
        return session.call(CallNature.READ, () -> delegate.prepare(sql)).map(made -> prepared(sql, made));
    }

    @Override
    public Future<PreparedStatement> prepare(String sql, PrepareOptions options) {
        return session.call(CallNature.READ, () -> delegate.prepare(sql, options))
                .map(made -> prepared(sql, made));
    }

    private PreparedStatement prepared(String sql, PreparedStatement made) {
        return new LodestarPreparedStatement(session, sql, made);
    }

    @Override
    public Future<Transaction> begin() {
        return session.begin(delegate);
    }

    @Override
    public @Nullable Transaction transaction() {
        return session.transaction();
    }

    @Override
    public Future<Void> close() {
        return session.close();
    }

    @Override
    public PgConnection exceptionHandler(@Nullable Handler<Throwable> handler) {
        session.lease().listener(handler);
        return this;
    }

    @Override
    public PgConnection closeHandler(@Nullable Handler<Void> handler) {
        delegate.closeHandler(handler);
        return this;
    }

    @Override
    public PgConnection notificationHandler(@Nullable Handler<PgNotification> handler) {
        delegate.notificationHandler(handler);
        return this;
    }

    @Override
    public PgConnection noticeHandler(@Nullable Handler<PgNotice> handler) {
        delegate.noticeHandler(handler);
        return this;
    }

    @Override
    public Future<Void> cancelRequest() {
        return delegate.cancelRequest().recover(LodestarConnection::notCancelled);
    }

    /** The request is a connection of its own, and none is opened to a host that was given up. */
    private static Future<Void> notCancelled(Throwable failure) {
        return Future.failedFuture(
                failure instanceof Rerouted
                        ? VertxException.noStackTrace("The statement was not cancelled: its host was given up."
                                + " Wait for its end, which the loss of the host brings about.")
                        : failure);
    }

    @Override
    public int processId() {
        return delegate.processId();
    }

    @Override
    public int secretKey() {
        return delegate.secretKey();
    }

    @Override
    public boolean isSSL() {
        return delegate.isSSL();
    }

    @Override
    public DatabaseMetadata databaseMetadata() {
        return delegate.databaseMetadata();
    }
}
