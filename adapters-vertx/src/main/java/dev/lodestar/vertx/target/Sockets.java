package dev.lodestar.vertx.target;

import io.netty.channel.Channel;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.internal.VertxInternal;
import io.vertx.core.net.NetSocket;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * All sockets that one client object opens, from their dial until they are closed, logins under way included. Any
 * thread.
 */
public final class Sockets {

    private final Set<Physical> open = ConcurrentHashMap.newKeySet();
    private final Duration loginPatience;
    private final KeepAlive keepAlive;
    private volatile boolean shut;

    /** @param loginPatience how long a connection may take from its dial until its login is over */
    Sockets(Duration loginPatience, KeepAlive keepAlive) {
        this.loginPatience = loginPatience;
        this.keepAlive = keepAlive;
    }

    /** A Vertx for a client object whose sockets are to be kept here. */
    Vertx observing(Vertx vertx) {
        return new ObservedVertx((VertxInternal) vertx, this);
    }

    /** A dial has begun; to be told where it leads. */
    void dialing(Vertx vertx, Future<NetSocket> dial) {
        Physical physical = new Physical();
        open.add(physical);
        dial.onComplete((socket, failure) -> {
            Channel channel = socket == null ? null : ChannelAccess.of(socket);
            if (channel == null) {
                open.remove(physical);
                return;
            }
            connected(vertx, physical, channel);
        });
    }

    private void connected(Vertx vertx, Physical physical, Channel channel) {
        physical.attach(channel);
        long login = vertx.setTimer(Math.max(1, loginPatience.toMillis()), fired -> {
            if (!physical.isReady()) {
                physical.abort();
            }
        });
        channel.closeFuture().addListener(closed -> {
            physical.closed();
            open.remove(physical);
            vertx.cancelTimer(login);
        });
        if (shut) {
            physical.abort();
        }
        keepAlive.applyTo(channel);
    }

    /** Closes every socket at once, now and from now on. */
    void abortAll() {
        shut = true;
        open.forEach(Physical::abort);
    }

    /** A live view. */
    public Collection<Physical> open() {
        return Collections.unmodifiableCollection(open);
    }
}
