package dev.lodestar.vertx.facade;

import dev.lodestar.domain.failure.CallNature;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.sqlclient.Transaction;
import io.vertx.sqlclient.TransactionRollbackException;

/** A transaction of one connection. A transaction whose host is lost ends with what became of it. */
final class LodestarTransaction implements Transaction {

    private final Session session;
    private final Transaction delegate;
    private final Promise<Void> completion;

    LodestarTransaction(Session session, Transaction delegate) {
        this.session = session;
        this.delegate = delegate;
        this.completion = session.context().promise();
    }

    @Override
    public Future<Void> commit() {
        return session.call(CallNature.COMMIT, delegate::commit).andThen((done, failure) -> {
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
        return session.call(CallNature.ROLLBACK, delegate::rollback).andThen((done, failure) -> {
            session.ended(this);
            completion.tryFail(failure == null ? TransactionRollbackException.INSTANCE : failure);
        });
    }

    @Override
    public Future<Void> completion() {
        return completion.future();
    }

    void lost(Throwable verdict) {
        completion.tryFail(verdict);
    }
}
