package dev.lodestar.vertx.facade;

import dev.lodestar.domain.failure.CallNature;
import dev.lodestar.domain.failure.TransactionStatus;
import dev.lodestar.domain.plugin.CallKind;
import dev.lodestar.domain.sql.TransactionControl;
import dev.lodestar.vertx.runtime.Acquisition;
import dev.lodestar.vertx.runtime.CallNote;
import dev.lodestar.vertx.runtime.Loss;
import dev.lodestar.vertx.runtime.Repetitions;
import dev.lodestar.vertx.runtime.Routing;
import dev.lodestar.vertx.runtime.Verdicts;
import dev.lodestar.vertx.target.Failures;
import dev.lodestar.vertx.target.Lease;
import dev.lodestar.vertx.target.PoolGeneration;
import io.vertx.core.Completable;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.internal.ContextInternal;
import io.vertx.sqlclient.SqlClient;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One statement executed on a pool: borrows, executes, gives back. If the host is lost meanwhile, the statement is
 * executed again as soon as the pool leads elsewhere, provided that nothing can have come of it; otherwise it fails. On
 * the context of the caller.
 */
final class PoolCall<T> implements Completable<T> {

    private final ContextInternal context;
    private final Routing routing;
    private final String sql;
    private final Function<SqlClient, Future<T>> work;
    private final Promise<T> result;
    private final Repetitions repetitions;
    private @Nullable Lease lease;
    private @Nullable CallNote note;

    PoolCall(
            ContextInternal context,
            Routing routing,
            String sql,
            Function<SqlClient, Future<T>> work,
            Promise<T> result) {
        this.context = context;
        this.repetitions = new Repetitions(context, routing.failoverBudget());
        this.routing = routing;
        this.sql = sql;
        this.work = work;
        this.result = result;
    }

    void start() {
        new Acquisition(context, routing, repetitions, this::borrowed).start();
    }

    private void borrowed(@Nullable Lease got, @Nullable Throwable failure) {
        if (got == null) {
            result.complete(null, failure);
            return;
        }
        lease = got;
        got.begin();
        note = routing.note(CallKind.EXECUTE, got);
        Future<T> answer;
        try {
            answer = work.apply(got.connection());
        } catch (Throwable mistake) {
            answer = Future.failedFuture(mistake);
        }
        answer.onComplete(this);
    }

    @Override
    public void complete(T value, Throwable failure) {
        Lease used = lease;
        if (used == null || note == null) {
            throw new AssertionError("An answer without a call");
        }
        used.end();
        note.ended(failure == null);
        if (failure == null) {
            used.release();
            result.complete(value);
        } else {
            failed(used, failure);
        }
    }

    private void failed(Lease used, Throwable failure) {
        CallNature nature = Failures.isNotSent(failure)
                ? CallNature.NOTHING_SENT
                : CallNature.of(routing.sql().inspect(sql));
        Optional<Loss> loss = routing.judge(used, failure, nature, TransactionStatus.IDLE);
        if (mayBeInTransaction()) {
            used.abort();
        } else if (loss.isEmpty() || loss.get().isRefusal()) {
            used.release();
        } else {
            used.abort();
        }
        loss.ifPresentOrElse(this::lost, () -> result.fail(failure));
    }

    /** A text of several statements that fails between its BEGIN and its COMMIT leaves its transaction open. */
    private boolean mayBeInTransaction() {
        return routing.sql().mayControlTransaction(sql)
                && routing.sql().inspect(sql).transaction() != TransactionControl.NONE;
    }

    private void lost(Loss loss) {
        routing.recover(loss, context).onComplete((route, failure) -> {
            if (route != null && mayRepeat(loss, route)) {
                repetitions.another(this::start);
            } else {
                result.fail(Verdicts.of(loss, route, failure));
            }
        });
    }

    private boolean mayRepeat(Loss loss, PoolGeneration route) {
        return loss.isRepeatable() && !loss.isOwnAffair(route) && repetitions.areLeft();
    }
}
