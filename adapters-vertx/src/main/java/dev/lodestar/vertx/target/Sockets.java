package dev.lodestar.vertx.target;

import io.netty.channel.Channel;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.internal.VertxInternal;
import io.vertx.core.net.NetSocket;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/**
 * All sockets that one client object opens, from their dial until they are closed, logins under way included. Any
 * thread.
 */
public final class Sockets {

    private final Set<Physical> open = ConcurrentHashMap.newKeySet();
    /** Dials that wait for their turn, in order. */
    private final Queue<Dial> heldUp = new ConcurrentLinkedQueue<>();

    private final Window window;
    private final IntSupplier atOnce;
    private final Duration loginPatience;
    private final KeepAlive keepAlive;
    private volatile boolean shut;
    private volatile boolean dialless;
    private volatile boolean givenUp;

    /** @param loginPatience how long a connection may take from its dial until its login is over */
    Sockets(Duration loginPatience, KeepAlive keepAlive) {
        this(loginPatience, keepAlive, new Window(), () -> Integer.MAX_VALUE);
    }

    /**
     * @param window what the host is dialled through
     * @param atOnce how many dials may be under way there for one of ours to begin
     */
    Sockets(Duration loginPatience, KeepAlive keepAlive, Window window, IntSupplier atOnce) {
        this.loginPatience = loginPatience;
        this.keepAlive = keepAlive;
        this.window = window;
        this.atOnce = atOnce;
    }

    /** A Vertx for a client object whose sockets are to be kept here. */
    Vertx observing(Vertx vertx) {
        return new ObservedVertx((VertxInternal) vertx, this);
    }

    /** The client wants to dial; it does so when it is its turn. On the context of the connection to be. */
    Future<NetSocket> dial(VertxInternal vertx, Supplier<Future<NetSocket>> client) {
        Dial dial = new Dial(this, vertx.getOrCreateContext(), client);
        if (givenUp) {
            dial.spare();
            return dial.socket();
        }
        heldUp.add(dial);
        if (window.enter(dial)) {
            dial.begin();
        } else if (dialless) {
            // Nobody may have seen it among those to be spared.
            spare(dial);
        }
        return dial.socket();
    }

    int atOnce() {
        return atOnce.getAsInt();
    }

    /** A dial has begun; to be told where it leads. */
    void begun(Dial dial, Future<NetSocket> socket) {
        heldUp.remove(dial);
        Physical physical = new Physical(() -> {
            if (dial.end()) {
                window.leave();
            }
        });
        open.add(physical);
        socket.onComplete((connected, failure) -> {
            Channel channel = connected == null ? null : ChannelAccess.of(connected);
            if (channel == null) {
                open.remove(physical);
                physical.settle();
                return;
            }
            connected(physical, channel, dial);
        });
    }

    private void connected(Physical physical, Channel channel, Dial dial) {
        Vertx vertx = dial.vertx();
        physical.attach(channel);
        long login = vertx.setTimer(Math.max(1, loginPatience.toMillis()), fired -> {
            if (!physical.isReady()) {
                physical.abort();
            }
        });
        channel.closeFuture().addListener(closed -> {
            physical.closed();
            open.remove(physical);
            physical.settle();
            vertx.cancelTimer(login);
        });
        if (shut || givenUp) {
            physical.abort();
        }
        keepAlive.applyTo(channel);
    }

    /** Closes every socket at once, now and from now on. */
    void abortAll() {
        shut = true;
        open.forEach(Physical::abort);
    }

    /** Whether dials wait for their turn. */
    boolean areHeldUp() {
        return !heldUp.isEmpty();
    }

    /** Dials that wait for their turn or are under way. */
    long dials() {
        return heldUp.size() + open.stream().filter(Physical::isSettling).count();
    }

    /** A connection can be had: the first that wants one on its event loop need not be dialled. */
    void spare(Physical idle) {
        heldUp.stream().filter(dial -> idle.isOn(dial.loop())).findFirst().ifPresent(this::spare);
    }

    /** Nobody wants to be connected any more: what has not begun never does. */
    void spareAll() {
        dialless = true;
        heldUp.forEach(this::spare);
    }

    /** The host is given up: it is not dialled any more, whoever the client still has in line. */
    void giveUp() {
        givenUp = true;
        spareAll();
    }

    private void spare(Dial dial) {
        if (window.withdraw(dial)) {
            heldUp.remove(dial);
            dial.spare();
        }
    }

    /** A live view. */
    public Collection<Physical> open() {
        return Collections.unmodifiableCollection(open);
    }
}
