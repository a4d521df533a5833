package dev.lodestar.vertx.target;

import dev.lodestar.domain.cluster.Host;
import dev.lodestar.domain.cluster.HostAddress;
import dev.lodestar.domain.cluster.HostId;
import dev.lodestar.domain.cluster.Role;
import dev.lodestar.domain.failover.FailoverRules;
import dev.lodestar.domain.failure.Failure;
import dev.lodestar.domain.plugin.Protection;
import dev.lodestar.domain.time.Moment;
import dev.lodestar.ports.interpreter.Clock;
import io.vertx.core.Completable;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.internal.ContextInternal;
import io.vertx.pgclient.PgBuilder;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One ordinary Vert.x pool for one host in one of its generations, with everything that is known of its connections.
 * Disposable: a generation that was retired lends nothing any more, hands its waiters on, and closes when its last
 * lease has come back, or at once. Made on the context that the library owns, so that no verticle takes it along when
 * it ends; used from any thread.
 */
public final class PoolGeneration {

    /** How a fresh connection is looked at before anybody gets it. */
    @FunctionalInterface
    public interface Gate {
        /** Completes on the connection's context; a failure closes the connection. */
        Future<Void> admit(SqlConnection connection, PoolGeneration generation);
    }

    /** Dials to one host at a time, by all pools of one Vertx, while nobody recovers. */
    static final int FIRST_AT_ONCE = 16;

    /** How long a generation counts as one that a crowd runs to. */
    private static final Duration RECOVERING = Duration.ofSeconds(10);

    private final HostAddress address;
    private final Sockets sockets;
    private final Pool pool;
    private final Gate gate;
    private final Set<Borrowing> waiting = ConcurrentHashMap.newKeySet();
    private final AtomicInteger lent = new AtomicInteger();
    private final long longestWaitMillis;
    private final AtomicBoolean closing = new AtomicBoolean();
    private final Promise<Void> disposal = Promise.promise();
    private final boolean matchesLoops;
    private volatile Moment calm = Clock.now();
    private volatile Whereabouts place;
    private volatile Role role = Role.UNKNOWN;
    private volatile @Nullable Throwable refusal;
    private volatile @Nullable String retired;

    public PoolGeneration(Dials dials, Dialling dialling, HostId host, HostAddress address, long number, Gate gate) {
        this.place = new Whereabouts(host, number);
        this.address = address;
        this.gate = gate;
        this.longestWaitMillis = dialling.pool()
                .getConnectionTimeoutUnit()
                .toMillis(dialling.pool().getConnectionTimeout());
        this.sockets =
                new Sockets(dialling.loginPatience(), dialling.keepAlive(), dials.to(address), this::dialsAtOnce);
        this.matchesLoops = dialling.pool().getEventLoopSize() == 0;
        this.pool = PgBuilder.pool()
                .with(dialling.pool())
                .with(dialling.network(dialling.loginPatience()))
                .connectingTo(() -> dialling.options().to(address).map(options -> options))
                .withConnectHandler(this::enter)
                .using(sockets.observing(dials.vertx()))
                .build();
    }

    public HostId host() {
        return place.host();
    }

    /** Where the pool was led. */
    public Whereabouts place() {
        return place;
    }

    public HostAddress address() {
        return address;
    }

    /** The host's generation in which this one was made. */
    public long number() {
        return place.number();
    }

    /** What the host proved to be when the pool was led here. */
    public Role role() {
        return role;
    }

    /** An address of a URL may be another name of a member: then the connection told which one, and its role. */
    public void identify(Host member, Role proven) {
        place = Whereabouts.of(member);
        role = proven;
    }

    public boolean isRetired() {
        return retired != null;
    }

    /**
     * Books a fresh connection where it proved to lead: an address may have come to lead elsewhere since the pool was led
     * here. One whose channel cannot be seen is booked where the pool leads.
     */
    public void book(SqlConnection connection, Whereabouts proven) {
        Physical physical = Physical.of(connection);
        if (physical != null) {
            physical.proved(proven);
        }
    }

    /** Where one of the connections leads; as long as it has not proved that, where the pool was led. */
    public Whereabouts placeOf(Physical physical) {
        Whereabouts proven = physical.proven();
        return proven == null ? place : proven;
    }

    /** Live view of the connections, those being opened included. */
    public Collection<Physical> connections() {
        return sockets.open();
    }

    /** How long the client waits for a connection; 0 for ever. */
    long longestWaitMillis() {
        return longestWaitMillis;
    }

    /** Whether nothing can be said of the host, because all that is wanted of it waits for its turn. */
    public boolean isHeldUp() {
        return sockets.areHeldUp() && sockets.open().isEmpty();
    }

    /** Someone is led here from a lost host, and more will come: for a while, dials are paced like those of a crowd. */
    public PoolGeneration forRecovery() {
        calm = Clock.now().plus(RECOVERING);
        return this;
    }

    private int dialsAtOnce() {
        return Clock.now().isBefore(calm) ? FailoverRules.RECOVERIES_AT_ONCE : FIRST_AT_ONCE;
    }

    /** Connections of the pool, as it counts itself. */
    public int size() {
        return pool.size();
    }

    /** Whether logins succeed here: then a wait that took too long was one for others to finish. */
    public boolean hasReadyConnections() {
        return sockets.open().stream().anyMatch(Physical::isReady);
    }

    /** Completes when everything is closed after the retirement; fails never. */
    public Future<Void> disposal() {
        return disposal.future();
    }

    /** What the client knows about the kind of database. */
    public Pool client() {
        return pool;
    }

    /**
     * Borrows a connection, on {@code context}, where {@code taker} is told. Fails with {@link Rerouted} as soon as this
     * generation is retired, and in any case a little later than the pool's own connection timeout.
     */
    public void borrow(ContextInternal context, Completable<Lease> taker) {
        if (retired != null) {
            taker.fail(Rerouted.INSTANCE);
            return;
        }
        lent.incrementAndGet();
        Future<SqlConnection> wanted = asked();
        Borrowing borrowing = new Borrowing(this, context, taker);
        if (!wanted.isComplete()) {
            borrowing.await(waiting);
            if (retired != null) {
                borrowing.reroute();
            }
        }
        wanted.onComplete(borrowing);
    }

    /** Once more, on the context of the borrowing, which awaits its end already. */
    void ask(Borrowing borrowing) {
        if (retired != null) {
            borrowing.reroute();
        } else {
            asked().onComplete(borrowing);
        }
    }

    /** The client throws what a step of a dial throws, and some of those steps are the application's. */
    private Future<SqlConnection> asked() {
        try {
            return pool.getConnection();
        } catch (Throwable broken) {
            return Future.failedFuture(broken);
        }
    }

    /**
     * A fresh connection: nobody gets it before the gate has opened, and whatever happens it leaves this method's
     * hands.
     */
    private void enter(SqlConnection connection) {
        connection.exceptionHandler(said -> {});
        Physical physical = Physical.of(connection);
        if (physical != null) {
            physical.ready();
            physical.begin();
        }
        judged(connection).onComplete((admitted, failure) -> {
            if (physical != null) {
                physical.end();
            }
            if (failure != null) {
                refuse(connection, physical, failure);
            } else {
                refusal = null;
                connection.close();
                if (physical != null) {
                    physical.settle();
                }
            }
        });
    }

    /** Whatever is thrown at a fresh connection, it must not cost a slot of the pool. */
    private Future<Void> judged(SqlConnection connection) {
        try {
            return gate.admit(connection, this);
        } catch (Throwable broken) {
            return Future.failedFuture(broken);
        }
    }

    private void refuse(SqlConnection connection, @Nullable Physical physical, Throwable failure) {
        refusal = failure;
        if (physical != null) {
            physical.abort();
        } else {
            // The client has no veto; whoever gets this connection must not get it from here.
            retire(inDomainWords(failure).message());
            connection.close();
        }
    }

    /** Why no connection came, in domain words. */
    public Failure describe(Throwable notBorrowed) {
        Throwable reason = refusal;
        return inDomainWords(reason != null && isCutOff(notBorrowed) ? reason : notBorrowed);
    }

    /** Why no connection came: the application's own step, if that was it. */
    Throwable reason(Throwable notBorrowed) {
        return refusal instanceof StepFailed step && isCutOff(notBorrowed) ? step : notBorrowed;
    }

    /** The client knows no more than that we closed what we refused. */
    private static boolean isCutOff(Throwable notBorrowed) {
        return String.valueOf(notBorrowed.getMessage()).contains("closed");
    }

    private static Failure inDomainWords(Throwable failure) {
        return failure instanceof Refused refused ? refused.failure() : Failures.describe(failure);
    }

    /** A lease, or a wait for one, is over. */
    void returned() {
        if (lent.decrementAndGet() == 0 && retired != null) {
            dispose();
        }
    }

    /**
     * A connection comes back. Its event loop's first that waits for a dial may have it, unless the client has others in
     * line: those get it.
     */
    void cameBack(@Nullable Physical physical, Future<Void> back) {
        if (physical == null || !sockets.areHeldUp() || !matchesLoops) {
            return;
        }
        back.onComplete(done -> {
            if (physical.isUsable() && waiting.size() <= sockets.dials()) {
                sockets.spare(physical);
            }
        });
    }

    /** Lends nothing any more; who waits is sent elsewhere. What was lent may be used until it comes back. */
    public void retire(String why) {
        retired = why;
        waiting.forEach(Borrowing::reroute);
        sockets.spareAll();
        if (lent.get() == 0) {
            dispose();
        }
    }

    /**
     * A host is dead or demoted: nothing is sent to it any more, and connections to it are closed at once as far as {@code
     * protects} wants it. If that is where the pool was led, or where all of its connections go, the pool retires.
     */
    public void condemn(Whereabouts lost, String evidence, Predicate<Protection> protects) {
        boolean own = place.isUpTo(lost);
        if (own) {
            retired = evidence;
            // Before what is under way ends, and makes room.
            sockets.giveUp();
        }
        boolean hit = own;
        boolean spared = false;
        boolean left = false;
        for (Physical physical : sockets.open()) {
            if (placeOf(physical).isUpTo(lost)) {
                hit = true;
                left |= !condemned(physical, evidence, protects);
            } else {
                left = true;
                spared |= physical.isUsable();
            }
        }
        if (own || (hit && !spared)) {
            retire(evidence);
            if (!left) {
                dispose();
            }
        }
    }

    /** Whether it is closed. */
    private static boolean condemned(Physical physical, String evidence, Predicate<Protection> protects) {
        // First the mark, then the look: a call that begins in between is refused or seen.
        physical.condemn(evidence);
        boolean closed = protects.test(physical.isBusy() ? Protection.ABORT_IN_FLIGHT : Protection.CLOSE_IDLE);
        if (closed) {
            physical.abort();
        }
        return closed;
    }

    private void dispose() {
        if (closing.compareAndSet(false, true)) {
            pool.close().onComplete((done, failure) -> disposal.tryComplete());
        }
    }

    /** Closes everything: politely for {@code patienceMillis}, then by closing the sockets. Never fails. */
    public Future<Void> close(long patienceMillis) {
        retire("the pool was closed");
        dispose();
        Future<Void> all = disposal.future();
        return all.timeout(patienceMillis, TimeUnit.MILLISECONDS).transform(any -> {
            sockets.abortAll();
            return all.timeout(patienceMillis, TimeUnit.MILLISECONDS).otherwiseEmpty();
        });
    }

    @Override
    public String toString() {
        return place.toString();
    }
}
