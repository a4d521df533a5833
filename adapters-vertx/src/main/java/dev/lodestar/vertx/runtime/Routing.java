package dev.lodestar.vertx.runtime;

import dev.lodestar.domain.cluster.HostAddress;
import dev.lodestar.domain.cluster.Topology;
import dev.lodestar.domain.effect.CallEffect.Trouble;
import dev.lodestar.domain.failure.CallNature;
import dev.lodestar.domain.failure.FailureClass;
import dev.lodestar.domain.failure.TransactionStatus;
import dev.lodestar.domain.plugin.CallKind;
import dev.lodestar.domain.plugin.CallMachine;
import dev.lodestar.domain.plugin.CallOutcome;
import dev.lodestar.domain.plugin.CallRequest;
import dev.lodestar.domain.session.SessionState;
import dev.lodestar.domain.sql.SqlRules;
import dev.lodestar.ports.interpreter.Clock;
import dev.lodestar.ports.interpreter.Surroundings;
import dev.lodestar.vertx.target.Lease;
import dev.lodestar.vertx.target.PoolGeneration;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.internal.ContextInternal;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where one pool leads: to one generation of one host at a time. Reading that is one volatile read. Finding it anew is
 * the work of one call machine at a time, on the context of {@link Home}; whoever needs the result meanwhile waits for
 * the same run, so that a storm of lost calls is one search.
 *
 * <p>While a search runs after a loss there is no route, on purpose: a call sent to a host in doubt might get lost
 * with it.
 */
public final class Routing {

    /** A search that was asked for because a host was lost. */
    private record Lost(PoolGeneration from, Trouble trouble, FailureClass kind) {
        /** A connection may have led to another host than its pool: then no number tells which is newer. */
        boolean isAbout(PoolGeneration generation) {
            return trouble.host().equals(generation.host())
                    ? trouble.generation() >= generation.number()
                    : from == generation;
        }
    }

    private final Home home;
    private final PoolPlan plan;
    private final Attachment attachment;
    private volatile @Nullable PoolGeneration route;
    private volatile boolean closed;

    // ---- confined to the context of the home
    private final PoolGenerations generations;
    private final RoleQuestion roles;
    private @Nullable Future<PoolGeneration> searching;

    private @Nullable EventLoopCall running;
    private boolean ledBefore;

    public Routing(Home home, PoolPlan plan) {
        this.home = home;
        this.plan = plan;
        this.attachment = new Attachment(home, plan);
        this.generations = new PoolGenerations(home, plan);
        this.roles = new RoleQuestion(home, plan);
    }

    /** How the texts that are executed are read. Any thread. */
    public SqlRules sql() {
        return plan.cluster().family().sql();
    }

    /** Where the pool leads now; null if that has to be found first. Any thread. */
    public @Nullable PoolGeneration now() {
        PoolGeneration current = route;
        return current == null || current.isRetired() ? null : current;
    }

    /** Finds the way; completes on {@code caller}. Any thread. */
    public Future<PoolGeneration> find(ContextInternal caller) {
        return onHome(caller, () -> seek(Optional.empty(), caller));
    }

    /** Finds the way after {@code from} could not connect; completes on {@code caller}. Any thread. */
    Future<PoolGeneration> recover(PoolGeneration from, Trouble trouble, ContextInternal caller) {
        Lost lost = new Lost(from, trouble, FailureClass.HOST_LOST);
        return onHome(caller, () -> seek(Optional.of(lost), caller));
    }

    /** Finds the way after a call was lost; completes on {@code caller}. Any thread. */
    public Future<PoolGeneration> recover(Loss loss, ContextInternal caller) {
        Lost lost = new Lost(loss.generation(), loss.trouble(), loss.kind());
        return onHome(
                caller, () -> isInQuestion(loss) ? reconsider(loss, lost, caller) : seek(Optional.of(lost), caller));
    }

    private boolean isInQuestion(Loss loss) {
        return loss.isRefusal() && now() == loss.generation();
    }

    /** A write was refused: if the host still is what it was, that is the application's own affair. */
    private Future<PoolGeneration> reconsider(Loss loss, Lost lost, ContextInternal caller) {
        PoolGeneration from = loss.generation();
        Source known = attachment.source();
        if (known == null || known.cluster().isEmpty()) {
            return Future.succeededFuture(from);
        }
        return roles.isUnchanged(from, known)
                .compose(same -> same ? Future.succeededFuture(from) : seek(Optional.of(lost), caller));
    }

    private <T> Future<T> onHome(ContextInternal caller, Supplier<Future<T>> work) {
        Promise<T> promise = caller.promise();
        home.context().runOnContext(now -> guarded(work).onComplete(promise));
        return promise.future();
    }

    /** What throws has failed: nobody may wait for it for ever. */
    private static <T> Future<T> guarded(Supplier<Future<T>> work) {
        try {
            return work.get();
        } catch (Throwable broken) {
            return Future.failedFuture(broken);
        }
    }

    private Future<PoolGeneration> seek(Optional<Lost> lost, ContextInternal caller) {
        if (closed) {
            return Future.failedFuture(closed());
        }
        PoolGeneration current = now();
        if (current != null && lost.filter(loss -> loss.isAbout(current)).isEmpty()) {
            return Future.succeededFuture(current);
        }
        return searching == null ? begin(lost, caller) : searching;
    }

    /** The search may be over before this returns: then it is not remembered. */
    private Future<PoolGeneration> begin(Optional<Lost> lost, ContextInternal caller) {
        route = null;
        Promise<PoolGeneration> found = home.context().promise();
        searching = found.future();
        guarded(attachment::attach)
                .compose(known -> search(known, lost, caller))
                .onComplete((generation, failure) -> {
                    searching = null;
                    running = null;
                    found.complete(generation, failure != null && closed ? closed() : failure);
                });
        return found.future();
    }

    private Future<PoolGeneration> search(Source known, Optional<Lost> lost, ContextInternal caller) {
        if (closed) {
            return Future.failedFuture(closed());
        }
        CallRequest.Connect first = known.first();
        CallRequest request = lost.<CallRequest>map(
                        loss -> first.recover(loss.trouble(), loss.kind(), SessionState.UNTOUCHED))
                .orElse(first);
        Duration budget = lost.isPresent() ? failoverBudget() : plan.cluster().connectBudget();
        ContextInternal borrower = home.vertx()
                .contextBuilder()
                .withEventLoop(caller.nettyEventLoop())
                .build();
        GenerationLoans loans = new GenerationLoans(home.context(), borrower, address -> lender(address, known));
        EventLoopCall call = new EventLoopCall(
                home.context(),
                new CallMachine(known.chain(), request, Clock.now().plus(budget)),
                new Surroundings(loans, known.port(), known.dialect(), known.selection(), home.facts()));
        running = call;
        loans.step().onFailure(step -> call.cancel("the onConnect step failed"));
        return call.run()
                .compose(outcome -> outcome instanceof CallOutcome.Connected connected
                        ? lead(connected, loans.take(connected.connection()))
                        : Future.failedFuture(
                                loans.step().failed()
                                        ? loans.step().cause()
                                        : new NotRouted((CallOutcome.Failed) outcome)));
    }

    /** Whoever looks for a way again has a crowd behind him, whether it was a call that noticed the loss or the cluster. */
    private Optional<PoolGeneration> lender(HostAddress address, Source known) {
        Optional<PoolGeneration> lender = generations.at(address, known);
        return ledBefore ? lender.map(PoolGeneration::forRecovery) : lender;
    }

    /**
     * The pool leads to where this connection goes. The connection goes back first, so that whoever waits for the route
     * finds it there instead of opening another one; if that takes long, they do not wait for it.
     */
    private Future<PoolGeneration> lead(CallOutcome.Connected connected, Lease proven) {
        PoolGeneration next = proven.generation();
        next.identify(connected.host(), connected.role());
        proven.proved(next.place());
        Promise<Void> back = home.context().promise();
        proven.release().onComplete(back);
        long patience = Math.max(1, plan.dialling().loginPatience().toMillis());
        return back.future().timeout(patience, TimeUnit.MILLISECONDS).transform(any -> {
            if (closed) {
                next.retire("the pool was closed");
                return Future.failedFuture(closed());
            }
            return Future.succeededFuture(led(next));
        });
    }

    private PoolGeneration led(PoolGeneration next) {
        route = next;
        ledBefore = true;
        generations.retireAllBut(next);
        return next;
    }

    /** What is known of the cluster; null before the first use. Any thread. */
    @Nullable
    Source source() {
        return attachment.source();
    }

    public Topology topology() {
        Source known = attachment.source();
        return known == null ? Topology.EMPTY : known.topology();
    }

    public String status() {
        Source known = attachment.source();
        return known == null
                ? "Not used yet."
                : known.cluster().map(cluster -> cluster.run().status()).orElse("No plugin needs to know the cluster.");
    }

    /**
     * What a failed call means; empty if it is the application's own affair. Any thread.
     *
     * @param nature what the call could have done; {@code NOTHING_SENT} if it surely never left
     */
    public Optional<Loss> judge(Lease lease, Throwable thrown, CallNature nature, TransactionStatus before) {
        Source known = attachment.source();
        return known == null ? Optional.empty() : Loss.of(known, lease, thrown, nature, before);
    }

    /** A call on a borrowed connection begins; to be told its end. Any thread. */
    public CallNote note(CallKind kind, Lease lease) {
        Source known = attachment.source();
        return CallNote.begun(
                known == null ? Optional.empty() : known.hooks(),
                kind,
                lease.place().host());
    }

    /** How long a failover may take in all. */
    public Duration failoverBudget() {
        return plan.cluster().failoverBudget();
    }

    /** Connections of the generation that the pool leads to. */
    public int size() {
        PoolGeneration current = route;
        return current == null ? 0 : current.size();
    }

    /** Closes everything, politely for {@code patienceMillis}; completes on {@code caller}. Never fails. */
    public Future<Void> close(long patienceMillis, ContextInternal caller) {
        closed = true;
        return onHome(caller, () -> closeAll(patienceMillis));
    }

    /** What whoever uses the pool too late is told. */
    static IllegalStateException closed() {
        return new IllegalStateException("The pool is closed. Use it before close().");
    }

    private Future<Void> closeAll(long patienceMillis) {
        route = null;
        EventLoopCall search = running;
        if (search != null) {
            search.cancel("the pool was closed");
        }
        Future<Void> end = generations.close(patienceMillis);
        roles.close();
        attachment.detach();
        return end;
    }
}
