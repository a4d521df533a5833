package dev.lodestar.vertx.runtime;

import dev.lodestar.domain.cluster.HostAddress;
import dev.lodestar.domain.dialect.Rows;
import dev.lodestar.domain.effect.ConnectionRef;
import dev.lodestar.domain.failure.Failure;
import dev.lodestar.domain.failure.Symptom;
import dev.lodestar.domain.session.SessionState;
import dev.lodestar.ports.ConnectionPort;
import dev.lodestar.ports.Done;
import dev.lodestar.ports.Reply;
import dev.lodestar.vertx.target.Lease;
import dev.lodestar.vertx.target.PoolGeneration;
import dev.lodestar.vertx.target.StepFailed;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.internal.ContextInternal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Connections for the machine that finds a route: borrowed from the pool generation of the host that is dialled. They
 * are borrowed on the event loop of the caller who needs the route, because the client keeps connections by event loop
 * and that caller will want this one. Confined to the context of the machine all the same; every answer hops there.
 */
final class GenerationLoans implements ConnectionPort {

    private final ContextInternal machine;
    private final ContextInternal borrower;
    private final Function<HostAddress, Optional<PoolGeneration>> generations;
    private final Map<ConnectionRef, Lease> lent = new LinkedHashMap<>();
    private final Promise<Void> step = Promise.promise();

    /**
     * @param machine the context of the machine
     * @param borrower the context on which connections are borrowed
     */
    GenerationLoans(
            ContextInternal machine,
            ContextInternal borrower,
            Function<HostAddress, Optional<PoolGeneration>> generations) {
        this.machine = machine;
        this.borrower = borrower;
        this.generations = generations;
    }

    @Override
    public void open(ConnectionRef connection, HostAddress address, Duration patience, Reply<Done> reply) {
        Optional<PoolGeneration> lender = generations.apply(address);
        if (lender.isEmpty()) {
            reply.failed(Failure.of(Symptom.of(Symptom.Kind.ABORTED), "The pool was closed"));
            return;
        }
        PoolGeneration generation = lender.get();
        Loan loan = new Loan(connection, generation, reply);
        loan.timer = machine.setTimer(Math.max(1, patience.toMillis()), fired -> loan.late(patience));
        borrower.runOnContext(there -> generation.borrow(
                borrower, (lease, failure) -> machine.runOnContext(back -> loan.came(lease, failure))));
    }

    /** One wish for a connection, until it is granted or too late. */
    private final class Loan {
        private final ConnectionRef connection;
        private final PoolGeneration generation;
        private final Reply<Done> reply;
        private long timer;
        private boolean over;

        Loan(ConnectionRef connection, PoolGeneration generation, Reply<Done> reply) {
            this.connection = connection;
            this.generation = generation;
            this.reply = reply;
        }

        void late(Duration patience) {
            over = true;
            reply.failed(GenerationLoans.late(generation, patience));
        }

        void came(@Nullable Lease lease, @Nullable Throwable failure) {
            if (over) {
                if (lease != null) {
                    lease.release();
                }
                return;
            }
            over = true;
            machine.owner().cancelTimer(timer);
            if (lease != null && !lease.isUsable()) {
                lease.abort();
                reply.failed(Failure.of(
                        Symptom.of(Symptom.Kind.ABORTED), lease.place().host() + " was given up"));
            } else if (lease != null) {
                lent.put(connection, lease);
                reply.succeeded(Done.DONE);
            } else if (failure != null) {
                if (failure instanceof StepFailed) {
                    step.tryFail(failure);
                }
                reply.failed(generation.describe(failure));
            }
        }
    }

    /** A pool whose connections are all in use, or wait for others' dials, says nothing about its host. */
    private static Failure late(PoolGeneration generation, Duration patience) {
        Symptom.Kind kind =
                generation.hasReadyConnections() || generation.isHeldUp() ? Symptom.Kind.BUSY : Symptom.Kind.TIMED_OUT;
        return Failure.of(
                Symptom.of(kind),
                "No connection to " + generation.address() + " within " + patience.toMillis() + " ms");
    }

    @Override
    public void query(ConnectionRef connection, String sql, Duration patience, Reply<Rows> reply) {
        Lease lease = lent.get(connection);
        if (lease == null) {
            reply.failed(Failure.of(Symptom.of(Symptom.Kind.DISCONNECTED), connection + " is closed"));
            return;
        }
        lease.ask(sql, patience).onComplete((rows, failure) -> {
            if (failure == null) {
                reply.succeeded(rows);
            } else {
                reply.failed(lease.describe(failure));
            }
        });
    }

    /** Fails as soon as the application's own step did: no other host helps then. Never succeeds. */
    Future<Void> step() {
        return step.future();
    }

    /** Sessions do not move here. */
    @Override
    public void restore(ConnectionRef connection, SessionState session, Duration patience, Reply<Done> reply) {
        throw new AssertionError("A route has no session to restore: " + session);
    }

    @Override
    public void close(ConnectionRef connection) {
        Lease lease = lent.remove(connection);
        if (lease != null) {
            lease.abort();
        }
    }

    /** Hands a connection over to the caller, who owns it from now on. */
    Lease take(ConnectionRef connection) {
        Lease lease = lent.remove(connection);
        if (lease == null) {
            throw new AssertionError(connection + " is not lent");
        }
        return lease;
    }
}
