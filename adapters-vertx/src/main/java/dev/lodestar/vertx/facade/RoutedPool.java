package dev.lodestar.vertx.facade;

import dev.lodestar.domain.cluster.Topology;
import dev.lodestar.vertx.LodestarPool;
import dev.lodestar.vertx.runtime.Acquisition;
import dev.lodestar.vertx.runtime.Home;
import dev.lodestar.vertx.runtime.PoolPlan;
import dev.lodestar.vertx.runtime.Repetitions;
import dev.lodestar.vertx.runtime.Routing;
import io.vertx.core.Closeable;
import io.vertx.core.Completable;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.VertxInternal;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.PreparedQuery;
import io.vertx.sqlclient.Query;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.TransactionPropagation;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The pool. Any thread; futures complete on the context of the caller. */
public final class RoutedPool implements LodestarPool, CallingClient, Calls, Closeable {

    /** How long connections may take to say goodbye; as long again may pass until their sockets are closed. */
    private static final long FAREWELL_MILLIS = 1_000;

    private static final String FEATURE_NOT_SUPPORTED = "0A000";

    private final VertxInternal vertx;
    private final Home home;
    private final Routing routing;
    private final Runnable unhook;
    private final AtomicReference<@Nullable Future<Void>> closing = new AtomicReference<>();

    private RoutedPool(VertxInternal vertx, PoolPlan plan) {
        this.vertx = vertx;
        this.home = Home.enter(vertx);
        this.routing = new Routing(home, plan);
        ContextInternal owner = vertx.getContext();
        if (owner == null) {
            vertx.addCloseHook(this);
            unhook = () -> vertx.removeCloseHook(this);
        } else {
            owner.addCloseHook(this);
            unhook = () -> owner.removeCloseHook(this);
        }
    }

    /** A pool that ends, like the client's own, with the verticle that makes it, or with {@code vertx}. */
    public static LodestarPool open(Vertx vertx, PoolPlan plan) {
        return new RoutedPool((VertxInternal) vertx, plan);
    }

    @Override
    public Future<SqlConnection> getConnection() {
        ContextInternal caller = vertx.getOrCreateContext();
        Promise<SqlConnection> result = caller.promise();
        Repetitions repetitions = new Repetitions(caller, routing.failoverBudget());
        new Acquisition(caller, routing, repetitions, (lease, failure) -> {
                    if (failure == null) {
                        result.complete(new LodestarConnection(caller, routing, lease));
                    } else {
                        result.fail(failure);
                    }
                })
                .start();
        return result.future();
    }

    @Override
    public Calls calls() {
        return this;
    }

    // Two methods that a pool declares anew.

    @Override
    public Query<RowSet<Row>> query(String sql) {
        return CallingClient.super.query(sql);
    }

    @Override
    public PreparedQuery<RowSet<Row>> preparedQuery(String sql) {
        return CallingClient.super.preparedQuery(sql);
    }

    @Override
    public <T> Future<T> call(String sql, Function<SqlClient, Future<T>> work) {
        ContextInternal caller = vertx.getOrCreateContext();
        if (routing.sql().mayControlTransaction(sql)
                && routing.sql().inspect(sql).transaction().leavesOpen()) {
            return caller.failedFuture(leavesOpen());
        }
        Promise<T> result = caller.promise();
        new PoolCall<>(caller, routing, sql, work, result).start();
        return result.future();
    }

    /** The connection would go back with the transaction open, and its next borrower work in it unawares. */
    private static PgException leavesOpen() {
        return new PgException(
                "A statement of the pool must not leave a transaction open, because its connection goes back to the pool. "
                        + "Use withTransaction, or take a connection and begin there.",
                "ERROR",
                FEATURE_NOT_SUPPORTED,
                null);
    }

    /** With {@code CONTEXT}, the nested call asks its connection for the transaction even after that was lost. */
    @Override
    public <T> Future<T> withTransaction(
            TransactionPropagation propagation, Function<SqlConnection, Future<T>> function) {
        return LodestarPool.super.withTransaction(propagation, connection -> {
            if (propagation == TransactionPropagation.CONTEXT && connection instanceof LodestarConnection ours) {
                ours.propagated();
            }
            return function.apply(connection);
        });
    }

    @Override
    public int size() {
        return routing.size();
    }

    @Override
    public Topology topology() {
        return routing.topology();
    }

    @Override
    public String status() {
        return routing.status();
    }

    @Override
    public Future<Void> close() {
        ContextInternal caller = vertx.getOrCreateContext();
        Promise<Void> mine = caller.promise();
        Promise<Void> first = Promise.promise();
        if (closing.compareAndSet(null, first.future())) {
            unhook.run();
            routing.close(FAREWELL_MILLIS, caller).onComplete((done, failure) -> {
                home.leave();
                first.complete();
            });
        }
        Future<Void> end = closing.get();
        if (end != null) {
            end.onComplete(mine);
        }
        return mine.future();
    }

    @Override
    public void close(Completable<Void> completion) {
        close().onComplete(completion);
    }
}
