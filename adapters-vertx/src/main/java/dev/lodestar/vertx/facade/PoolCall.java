package dev.lodestar.vertx.facade;

import dev.lodestar.domain.failure.CallNature;
import dev.lodestar.domain.failure.TransactionStatus;
import dev.lodestar.domain.plugin.CallKind;
import dev.lodestar.domain.sql.SqlText;
import dev.lodestar.vertx.runtime.Acquisition;
import dev.lodestar.vertx.runtime.Attempts;
import dev.lodestar.vertx.runtime.CallNote;
import dev.lodestar.vertx.runtime.Loss;
import dev.lodestar.vertx.runtime.Routing;
import dev.lodestar.vertx.runtime.Verdicts;
import dev.lodestar.vertx.target.Failures;
import dev.lodestar.vertx.target.Lease;
import dev.lodestar.vertx.target.PoolGeneration;
import io.vertx.core.Completable;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
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

    private final Vertx vertx;
    private final Routing routing;
    private final String sql;
    private final Function<SqlClient, Future<T>> work;
    private final Promise<T> result;
    private @Nullable Lease lease;
    private @Nullable CallNote note;
    private @Nullable Attempts attempts;

    PoolCall(Vertx vertx, Routing routing, String sql, Function<SqlClient, Future<T>> work, Promise<T> result) {
        this.vertx = vertx;
        this.routing = routing;
        this.sql = sql;
        this.work = work;
        this.result = result;
    }

    void start() {
        new Acquisition(vertx, routing, this::borrowed).start();
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
        } catch (RuntimeException mistake) {
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
        CallNature nature = Failures.isNotSent(failure) ? CallNature.NOTHING_SENT : CallNature.of(SqlText.inspect(sql));
        Optional<Loss> loss = routing.judge(used, failure, nature, TransactionStatus.IDLE);
        if (loss.isEmpty()) {
            used.release();
            result.fail(failure);
            return;
        }
        if (loss.get().isRefusal()) {
            used.release();
        } else {
            used.abort();
        }
        lost(loss.get());
    }

    private void lost(Loss loss) {
        routing.recover(loss).onComplete((route, failure) -> {
            if (route != null && mayRepeat(loss, route)) {
                attempts().another(this::start);
            } else {
                result.fail(Verdicts.of(loss, route, failure));
            }
        });
    }

    private boolean mayRepeat(Loss loss, PoolGeneration route) {
        return loss.isRepeatable() && !loss.isOwnAffair(route) && attempts().areLeft();
    }

    private Attempts attempts() {
        Attempts known = attempts;
        if (known == null) {
            known = new Attempts(vertx, routing.failoverBudget());
            attempts = known;
        }
        return known;
    }
}
