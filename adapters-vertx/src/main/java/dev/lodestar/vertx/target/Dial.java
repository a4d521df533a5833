package dev.lodestar.vertx.target;

import io.netty.channel.EventLoop;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.net.NetSocket;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * One dial of a client: waits for its turn, and is under way until its connection has been admitted, or has come to
 * nothing. It begins on the context on which the client wanted it, because the client binds the socket to that.
 */
final class Dial {

    private final Sockets sockets;
    private final ContextInternal context;
    private final Supplier<Future<NetSocket>> client;
    private final Promise<NetSocket> socket;
    private final AtomicBoolean over = new AtomicBoolean();

    Dial(Sockets sockets, ContextInternal context, Supplier<Future<NetSocket>> client) {
        this.sockets = sockets;
        this.context = context;
        this.client = client;
        this.socket = context.promise();
    }

    Vertx vertx() {
        return context.owner();
    }

    Future<NetSocket> socket() {
        return socket.future();
    }

    /** How many to one host may be under way for this one to begin. */
    int atOnce() {
        return sockets.atOnce();
    }

    EventLoop loop() {
        return context.nettyEventLoop();
    }

    /** There is room. Any thread; a turn of its own, so that a row of dials that fail at once costs no stack. */
    void mayBegin() {
        context.runOnContext(now -> begin());
    }

    /** On its context. */
    void begin() {
        Future<NetSocket> begun;
        try {
            begun = client.get();
        } catch (Throwable broken) {
            begun = context.failedFuture(broken);
        }
        sockets.begun(this, begun);
        begun.onComplete(socket);
    }

    /** It has not begun and never will. Its own turn, too: the client dials for its next waiter at once. */
    void spare() {
        context.runOnContext(now -> socket.fail(Rerouted.INSTANCE));
    }

    /** Its connection has been admitted, or has come to nothing. Idempotent; whether this was the first time. */
    boolean end() {
        return over.compareAndSet(false, true);
    }
}
