package dev.lodestar.vertx.facade;

import dev.lodestar.domain.cluster.Topology;
import dev.lodestar.vertx.LodestarPool;
import dev.lodestar.vertx.runtime.Acquisition;
import dev.lodestar.vertx.runtime.Home;
import dev.lodestar.vertx.runtime.PoolPlan;
import dev.lodestar.vertx.runtime.Routing;
import io.vertx.core.Closeable;
import io.vertx.core.Completable;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.VertxInternal;
import io.vertx.pgclient.spi.PgDriver;
import io.vertx.sqlclient.PrepareOptions;
import io.vertx.sqlclient.PreparedQuery;
import io.vertx.sqlclient.Query;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.TransactionPropagation;
import io.vertx.sqlclient.impl.SqlClientInternal;
import io.vertx.sqlclient.spi.Driver;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The pool. Any thread; futures complete on the context of the caller. */
public final class RoutedPool implements LodestarPool, SqlClientInternal, Calls, Closeable {

    /** How long connections may take to say goodbye; as long again may pass until their sockets are closed. */
    private static final long FAREWELL_MILLIS = 1_000;

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
        Promise<SqlConnection> result = vertx.getOrCreateContext().promise();
        new Acquisition(vertx, routing, (lease, failure) -> {
                    if (failure == null) {
                        result.complete(new LodestarConnection(vertx, routing, lease));
                    } else {
                        result.fail(failure);
                    }
                })
                .start();
        return result.future();
    }

    @Override
    public <T> Future<T> call(String sql, Function<SqlClient, Future<T>> work) {
        Promise<T> result = vertx.getOrCreateContext().promise();
        new PoolCall<>(vertx, routing, sql, work, result).start();
        return result.future();
    }

    @Override
    public Query<RowSet<Row>> query(String sql) {
        return new RoutedQuery<>(this, sql, client -> client.query(sql));
    }

    @Override
    public PreparedQuery<RowSet<Row>> preparedQuery(String sql) {
        return new RoutedPreparedQuery<>(this, sql, client -> client.preparedQuery(sql));
    }

    @Override
    public PreparedQuery<RowSet<Row>> preparedQuery(String sql, PrepareOptions options) {
        return new RoutedPreparedQuery<>(this, sql, client -> client.preparedQuery(sql, options));
    }

    /** With {@code CONTEXT}, the nested call asks its connection for the transaction even after that was lost. */
    @Override
    public <T> Future<T> withTransaction(
            TransactionPropagation propagation, Function<SqlConnection, Future<T>> function) {
        return LodestarPool.super.withTransaction(propagation, connection -> {
            if (connection instanceof LodestarConnection ours) {
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
    public Driver<?> driver() {
        return PgDriver.INSTANCE;
    }

    /** Statements of a group go out one by one: they may need different connections. */
    @Override
    public void group(Handler<SqlClient> block) {
        block.handle(this);
    }

    @Override
    public Future<Void> close() {
        Promise<Void> mine = vertx.getOrCreateContext().promise();
        Promise<Void> first = Promise.promise();
        if (closing.compareAndSet(null, first.future())) {
            unhook.run();
            routing.close(FAREWELL_MILLIS).onComplete((done, failure) -> {
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
