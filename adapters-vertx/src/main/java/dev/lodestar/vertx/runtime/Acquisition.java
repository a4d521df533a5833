package dev.lodestar.vertx.runtime;

import dev.lodestar.domain.failure.Failure;
import dev.lodestar.domain.failure.FailureRules;
import dev.lodestar.domain.failure.Symptom;
import dev.lodestar.domain.plugin.CallOutcome.Reason;
import dev.lodestar.vertx.target.Lease;
import dev.lodestar.vertx.target.PoolGeneration;
import dev.lodestar.vertx.target.Rerouted;
import dev.lodestar.vertx.target.StepFailed;
import io.vertx.core.Completable;
import io.vertx.core.internal.ContextInternal;
import org.jspecify.annotations.Nullable;

/**
 * The wish for one connection, until it is there or cannot be had: goes where the route leads, is sent on when the
 * host is given up, and has the route found anew when the host cannot be connected to. On the context of the caller,
 * whoever answers where.
 */
public final class Acquisition implements Completable<Lease> {

    private final ContextInternal context;
    private final Routing routing;
    private final Repetitions repetitions;
    private final Completable<Lease> taker;
    private @Nullable PoolGeneration asked;

    /** @param taker told once, on {@code context} */
    public Acquisition(ContextInternal context, Routing routing, Repetitions repetitions, Completable<Lease> taker) {
        this.context = context;
        this.routing = routing;
        this.repetitions = repetitions;
        this.taker = taker;
    }

    /** Any thread. The client binds a connection to the context it is asked for on: that has to be the caller's. */
    public void start() {
        if (ContextInternal.current() == context) {
            go();
        } else {
            context.runOnContext(now -> go());
        }
    }

    private void go() {
        PoolGeneration route = routing.now();
        if (route != null) {
            borrowFrom(route);
        } else {
            routing.find(context).onComplete(this::found);
        }
    }

    private void found(@Nullable PoolGeneration route, @Nullable Throwable failure) {
        if (route != null) {
            borrowFrom(route);
        } else if (failure != null) {
            taker.fail(Verdicts.notConnected(failure));
        }
    }

    private void borrowFrom(PoolGeneration route) {
        asked = route;
        route.borrow(context, this);
    }

    @Override
    public void complete(Lease lease, Throwable failure) {
        if (failure == null && lease.isUsable()) {
            taker.succeed(lease);
        } else if (failure == null) {
            // The pool must not lend it to the next one.
            lease.abort();
            again(Rerouted.INSTANCE);
        } else if (failure instanceof Rerouted) {
            again(failure);
        } else {
            refused(failure);
        }
    }

    private void refused(Throwable thrown) {
        PoolGeneration from = asked;
        Source source = routing.source();
        if (from == null || source == null || thrown instanceof StepFailed) {
            taker.fail(thrown);
            return;
        }
        Failure failure = from.describe(thrown);
        if (isFull(failure) || !mayHelp(failure, source.dialect().failureRules()) || !repetitions.areLeft()) {
            taker.fail(thrown);
            return;
        }
        routing.recover(from, Loss.trouble(from.place(), failure), context).onComplete((route, lost) -> {
            if (lost instanceof NotRouted notRouted && notRouted.outcome().reason() == Reason.NOT_HANDLED) {
                taker.fail(thrown);
            } else if (lost != null) {
                taker.fail(Verdicts.notConnected(lost));
            } else {
                again(thrown);
            }
        });
    }

    /** The pool's own limit was reached: an answer, whatever the host does. */
    private static boolean isFull(Failure failure) {
        return failure.symptoms().stream().anyMatch(symptom -> symptom.kind() == Symptom.Kind.BUSY);
    }

    /** Whether another host, or the same one a little later, may take the connection that this one did not. */
    private static boolean mayHelp(Failure failure, FailureRules rules) {
        return switch (rules.ofConnect(failure)) {
            case HOST_LOST, HOST_BUSY, READ_ONLY -> true;
            // An answer that was no good, as from a host with another role.
            case APPLICATION -> true;
            case LOGIN, CONFIGURATION -> false;
        };
    }

    private void again(Throwable last) {
        if (repetitions.areLeft()) {
            repetitions.another(this::go);
        } else {
            taker.fail(last instanceof Rerouted ? Verdicts.neverSettled() : last);
        }
    }
}
