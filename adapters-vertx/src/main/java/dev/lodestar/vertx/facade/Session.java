package dev.lodestar.vertx.facade;

import dev.lodestar.domain.failure.CallNature;
import dev.lodestar.domain.failure.TransactionStatus;
import dev.lodestar.domain.plugin.CallKind;
import dev.lodestar.vertx.runtime.CallNote;
import dev.lodestar.vertx.runtime.Loss;
import dev.lodestar.vertx.runtime.Routing;
import dev.lodestar.vertx.runtime.Verdicts;
import dev.lodestar.vertx.target.Failures;
import dev.lodestar.vertx.target.Lease;
import dev.lodestar.vertx.target.PoolGeneration;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VertxException;
import io.vertx.core.internal.ContextInternal;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Transaction;
import io.vertx.sqlclient.TransactionRollbackException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What happens on one connection of the application: its calls, its transaction, its end. All of it happens on the
 * context that the connection was taken on; whoever calls from elsewhere is taken there, in the order of his calls.
 */
final class Session implements Calls {

    private final ContextInternal context;
    private final Routing routing;
    private final Lease lease;
    private final AtomicReference<@Nullable LodestarTransaction> transaction = new AtomicReference<>();
    private volatile boolean keepsTransaction;

    // ---- confined to the context
    private TransactionStatus byText = TransactionStatus.IDLE;
    private @Nullable Future<PoolGeneration> wayOut;
    private @Nullable Promise<Void> closing;
    private int underWay;

    Session(ContextInternal context, Routing routing, Lease lease) {
        this.context = context;
        this.routing = routing;
        this.lease = lease;
    }

    Lease lease() {
        return lease;
    }

    ContextInternal context() {
        return context;
    }

    /** Does it now if this is the context of the connection, else there, after what was to be done before. */
    void here(Runnable step) {
        if (context.inThread()) {
            step.run();
        } else {
            context.runOnContext(now -> step.run());
        }
    }

    @Override
    public <T> Future<T> call(String sql, Function<SqlClient, Future<T>> work) {
        Future<T> answer = call(
                CallKind.EXECUTE,
                () -> CallNature.of(routing.sql().inspect(sql)),
                () -> work.apply(lease.connection()));
        return routing.sql().mayControlTransaction(sql)
                ? answer.andThen((done, failure) -> noted(sql, failure == null))
                : answer;
    }

    private void noted(String sql, boolean succeeded) {
        byText = succeeded ? byText.after(routing.sql().inspect(sql).transaction(), true) : TransactionStatus.UNKNOWN;
    }

    <T> Future<T> call(CallNature nature, Supplier<Future<T>> work) {
        CallKind kind = switch (nature) {
            case COMMIT -> CallKind.COMMIT;
            case ROLLBACK -> CallKind.ROLLBACK;
            default -> CallKind.OTHER;
        };
        return call(kind, () -> nature, work);
    }

    /** @param nature asked only if the call fails */
    private <T> Future<T> call(CallKind kind, Supplier<CallNature> nature, Supplier<Future<T>> work) {
        Promise<T> result = context.promise();
        here(() -> make(kind, nature, work, result));
        return result.future();
    }

    private <T> void make(CallKind kind, Supplier<CallNature> nature, Supplier<Future<T>> work, Promise<T> result) {
        if (closing != null) {
            result.fail(VertxException.noStackTrace(
                    "The connection was given back to the pool before this call. Take another one."));
            return;
        }
        TransactionStatus before = status();
        if (!lease.isUsable()) {
            failed(
                    VertxException.noStackTrace("The connection was closed before this call"),
                    CallNature.NOTHING_SENT,
                    before,
                    result);
            return;
        }
        underWay++;
        lease.begin();
        CallNote note = routing.note(kind, lease);
        started(work).onComplete((value, failure) -> {
            lease.end();
            note.ended(failure == null);
            // Before the result is told: whoever gets it may make the next call at once.
            underWay--;
            if (failure == null) {
                result.complete(value);
            } else {
                failed(failure, Failures.isNotSent(failure) ? CallNature.NOTHING_SENT : nature.get(), before, result);
            }
            closeIfIdle();
        });
    }

    private static <T> Future<T> started(Supplier<Future<T>> work) {
        try {
            return work.get();
        } catch (Throwable mistake) {
            return Future.failedFuture(mistake);
        }
    }

    private TransactionStatus status() {
        LodestarTransaction open = transaction.get();
        return open != null && open.hasBegun() ? TransactionStatus.OPEN : byText;
    }

    private <T> void failed(Throwable failure, CallNature nature, TransactionStatus before, Promise<T> result) {
        Optional<Loss> judged = routing.judge(lease, failure, nature, before);
        if (judged.isEmpty()) {
            result.fail(failure);
            return;
        }
        Loss loss = judged.get();
        if (!loss.isRefusal()) {
            lease.cut();
        }
        wayOut(loss).onComplete((route, lost) -> {
            Throwable verdict = Verdicts.of(loss, route, lost);
            if (verdict != failure) {
                lost(verdict);
            }
            result.fail(verdict);
        });
    }

    /** Of several calls that are lost with one connection, one asks; a refusal says nothing about the connection. */
    private Future<PoolGeneration> wayOut(Loss loss) {
        if (loss.isRefusal()) {
            return routing.recover(loss, context);
        }
        Future<PoolGeneration> known = wayOut;
        if (known == null) {
            known = routing.recover(loss, context);
            wayOut = known;
        }
        return known;
    }

    private void lost(Throwable verdict) {
        lease.cut();
        LodestarTransaction open = transaction.get();
        if (open != null) {
            open.lost(verdict);
            ended(open);
        }
    }

    // ---- transaction

    /** The transaction is there before its beginning is answered, as with the client. */
    Future<Transaction> begin(SqlConnection delegate) {
        LodestarTransaction begun = new LodestarTransaction(this);
        if (!transaction.compareAndSet(null, begun)) {
            throw new IllegalStateException("A transaction is open on this connection; end it first");
        }
        Promise<Transaction> result = context.promise();
        call(CallNature.READ, () -> begun.begin(delegate)).onComplete((answer, failure) -> {
            if (failure == null) {
                result.complete(begun);
            } else {
                transaction.compareAndSet(begun, null);
                begun.lost(failure);
                result.fail(failure);
            }
        });
        return result.future();
    }

    void ended(LodestarTransaction which) {
        if (!keepsTransaction) {
            transaction.compareAndSet(which, null);
        }
    }

    void keepTransaction() {
        keepsTransaction = true;
    }

    /** Null if there is none, or if it was lost with its host. */
    @Nullable
    Transaction transaction() {
        return lease.isUsable() || keepsTransaction ? transaction.get() : null;
    }

    // ---- end

    /** Gives the connection back when the last call on it is answered. */
    Future<Void> close() {
        Promise<Void> told = context.promise();
        here(() -> {
            Promise<Void> end = closing;
            if (end == null) {
                closing = told;
                closeIfIdle();
            } else {
                end.future().onComplete(told);
            }
        });
        return told.future();
    }

    private void closeIfIdle() {
        Promise<Void> end = closing;
        if (end == null || underWay > 0) {
            return;
        }
        LodestarTransaction open = transaction.get();
        if (!lease.isUsable() || byText != TransactionStatus.IDLE) {
            // The next borrower must not find himself in a transaction of somebody else.
            lease.abort();
            closed(open, end);
        } else if (open == null) {
            lease.release().onComplete((done, failure) -> closed(null, end));
        } else {
            // The client rolls back first, which is a call like any other.
            lease.begin();
            lease.release().onComplete((done, failure) -> {
                lease.end();
                closed(open, end);
            });
        }
    }

    /** What was not committed by now never will be. */
    private void closed(@Nullable LodestarTransaction open, Promise<Void> end) {
        if (open != null) {
            open.lost(TransactionRollbackException.INSTANCE);
            ended(open);
        }
        end.tryComplete();
    }
}
