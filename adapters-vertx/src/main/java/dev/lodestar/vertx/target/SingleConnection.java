package dev.lodestar.vertx.target;

import dev.lodestar.domain.cluster.HostAddress;
import dev.lodestar.domain.dialect.Rows;
import dev.lodestar.domain.failure.Failure;
import dev.lodestar.ports.Done;
import dev.lodestar.ports.Reply;
import io.vertx.core.Completable;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxException;
import io.vertx.pgclient.PgBuilder;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One connection with its own client, so that its socket is known before its login is over. Given up by its patience,
 * whatever the peer does. Confined to one context.
 */
final class SingleConnection {

    /** How long a polite goodbye may take; then the socket is closed. */
    private static final long FAREWELL_MILLIS = 500;

    private final Vertx vertx;
    private final HostAddress address;
    private final Duration patience;
    private final Sockets sockets;
    private final Pool client;
    private @Nullable SqlConnection connection;
    private boolean asking;
    private boolean over;

    SingleConnection(Vertx vertx, Dialling dialling, HostAddress address, Duration patience) {
        this.vertx = vertx;
        this.address = address;
        this.patience = patience;
        this.sockets = new Sockets(patience, dialling.keepAlive());
        this.client = PgBuilder.pool()
                .with(new PoolOptions().setMaxSize(1).setConnectionTimeout(0))
                .with(dialling.network(patience))
                .connectingTo(() -> dialling.options().monitoring(address).map(options -> options))
                .using(sockets.observing(vertx))
                .build();
    }

    /** The opened one is told once; a connection that opens after its patience is closed here. */
    void open(Completable<Void> opened) {
        long timer = vertx.setTimer(Math.max(1, patience.toMillis()), fired -> {
            if (connection == null && !over) {
                abort();
                opened.fail(new TimeoutException(
                        "opening a connection to " + address + " took longer than " + patience.toMillis() + " ms"));
            }
        });
        client.getConnection().onComplete((got, failure) -> {
            if (over) {
                return;
            }
            vertx.cancelTimer(timer);
            if (failure != null) {
                abort();
                opened.fail(failure);
                return;
            }
            got.exceptionHandler(said -> {});
            sockets.open().forEach(Physical::ready);
            connection = got;
            opened.succeed();
        });
    }

    void query(String sql, Duration limit, Reply<Rows> reply) {
        ask(open -> Questions.ask(open, sql, limit), reply);
    }

    /** The whole of them within one patience. */
    void restore(List<String> statements, Duration limit, Reply<Done> reply) {
        ask(
                open -> {
                    Future<?> last = Future.succeededFuture();
                    for (String sql : statements) {
                        last = last.compose(done -> open.query(sql).execute());
                    }
                    return last.timeout(Math.max(1, limit.toMillis()), TimeUnit.MILLISECONDS)
                            .map(Done.DONE);
                },
                reply);
    }

    private <T> void ask(Function<SqlConnection, Future<T>> question, Reply<T> reply) {
        SqlConnection open = connection;
        if (open == null || over) {
            reply.failed(Failures.describe(VertxException.noStackTrace("Connection was closed: " + address)));
            return;
        }
        asking = true;
        question.apply(open).onComplete((value, failure) -> {
            asking = false;
            if (failure == null) {
                reply.succeeded(value);
                return;
            }
            Failure told = Failures.describe(failure);
            if (failure instanceof TimeoutException) {
                // The answer may still come, and nobody could tell it from that of the next question.
                abort();
            }
            reply.failed(told);
        });
    }

    /** Says goodbye where that can be expected to be heard, and closes the socket in any case. */
    void close() {
        if (over) {
            return;
        }
        if (connection == null || asking) {
            abort();
            return;
        }
        over = true;
        long timer = vertx.setTimer(FAREWELL_MILLIS, fired -> sockets.abortAll());
        client.close().onComplete((done, failure) -> vertx.cancelTimer(timer));
    }

    private void abort() {
        over = true;
        sockets.abortAll();
        client.close();
    }
}
