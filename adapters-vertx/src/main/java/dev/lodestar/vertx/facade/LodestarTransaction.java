package dev.lodestar.vertx.facade;

import dev.lodestar.domain.failure.CallNature;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Transaction;
import io.vertx.sqlclient.TransactionRollbackException;
import org.jspecify.annotations.Nullable;

/**
 * A transaction of one connection. A transaction whose host is lost ends with what became of it. Any thread; everything
 * happens on the context of the connection.
 */
final class LodestarTransaction implements Transaction {

    private final Session session;
    private final Promise<Void> completion;
    private @Nullable Transaction delegate;

    LodestarTransaction(Session session) {
        this.session = session;
        this.completion = session.context().promise();
    }

    /** Begins it on the client's connection, which has it from this moment on. On the connection's context. */
    Future<Transaction> begin(SqlConnection connection) {
        Future<Transaction> answer = connection.begin();
        delegate = connection.transaction();
        return answer;
    }

    /** Whether its beginning has been sent. On the connection's context. */
    boolean hasBegun() {
        return delegate != null;
    }

    private Transaction begun() {
        Transaction known = delegate;
        if (known == null) {
            throw new IllegalStateException("The transaction has not begun: its connection was lost or given back.");
        }
        return known;
    }

    @Override
    public Future<Void> commit() {
        return session.call(CallNature.COMMIT, () -> begun().commit()).andThen((done, failure) -> {
            session.ended(this);
            if (failure == null) {
                completion.tryComplete();
            } else {
                completion.tryFail(failure);
            }
        });
    }

    @Override
    public Future<Void> rollback() {
        return session.call(CallNature.ROLLBACK, () -> begun().rollback()).andThen((done, failure) -> {
            session.ended(this);
            completion.tryFail(failure == null ? TransactionRollbackException.INSTANCE : failure);
        });
    }

    @Override
    public Future<Void> completion() {
        return completion.future();
    }

    /** It ended without having been committed: rolled back, or lost in a way that {@code verdict} tells. */
    void lost(Throwable verdict) {
        completion.tryFail(verdict);
    }
}
