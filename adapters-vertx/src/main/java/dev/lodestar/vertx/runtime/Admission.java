package dev.lodestar.vertx.runtime;

import dev.lodestar.domain.cluster.Host;
import dev.lodestar.domain.fact.Fact;
import dev.lodestar.domain.failure.Failure;
import dev.lodestar.domain.failure.Symptom;
import dev.lodestar.domain.plugin.CallMachine;
import dev.lodestar.domain.plugin.CallOutcome;
import dev.lodestar.domain.selection.SelectionContext;
import dev.lodestar.ports.interpreter.Clock;
import dev.lodestar.ports.interpreter.Surroundings;
import dev.lodestar.vertx.target.Failures;
import dev.lodestar.vertx.target.PoolGeneration;
import dev.lodestar.vertx.target.Refused;
import dev.lodestar.vertx.target.StepFailed;
import dev.lodestar.vertx.target.Whereabouts;
import io.vertx.core.Future;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.VertxInternal;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Lets a fresh connection into the pool of its host, or not. The chain that chooses hosts decides that, too: its machine
 * may use no other host and no other connection and waits for no news, so a connection is admitted exactly if the machine
 * would have handed it out. Each call runs on the context of its connection.
 */
final class Admission implements PoolGeneration.Gate {

    private final VertxInternal vertx;
    private final Source source;
    private final Duration patience;
    private final Function<SqlConnection, Future<?>> onConnect;
    private final Consumer<Fact> facts;

    Admission(Home home, Source source, Duration patience, Function<SqlConnection, Future<?>> onConnect) {
        this.vertx = home.vertx();
        this.source = source;
        this.patience = patience;
        this.onConnect = onConnect;
        this.facts = home.facts();
    }

    @Override
    public Future<Void> admit(SqlConnection connection, PoolGeneration generation) {
        ContextInternal context = vertx.getOrCreateContext();
        EventLoopCall call = new EventLoopCall(
                context,
                new CallMachine(
                        source.chain(),
                        source.admission(generation.address(), generation.host()),
                        Clock.now().plus(patience)),
                new Surroundings(
                        new FreshConnection(generation, connection),
                        source.port(),
                        source.dialect(),
                        SelectionContext::byChance,
                        facts));
        return call.run()
                .compose(outcome -> outcome instanceof CallOutcome.Connected connected
                                && booked(connected.host(), connection, generation)
                        ? initialized(connection, connected.host())
                        : Future.failedFuture(new Refused(reason(outcome))));
    }

    /** Whether nobody has given up the host, or the pool, while the connection was being judged. */
    private boolean booked(Host host, SqlConnection connection, PoolGeneration generation) {
        // First the mark, then the look: whoever gives the host up in between finds the connection or is seen.
        generation.book(connection, Whereabouts.of(host));
        return !generation.isRetired()
                && source.topology()
                        .host(host.id())
                        .filter(now -> now.generation() > host.generation())
                        .isEmpty();
    }

    private static Failure reason(CallOutcome outcome) {
        if (outcome instanceof CallOutcome.Failed failed) {
            return failed.last().orElseGet(() -> Failure.of(Symptom.of(Symptom.Kind.OTHER), failed.explanation()));
        }
        return Failure.of(
                Symptom.of(Symptom.Kind.OTHER), "its host was given up meanwhile, or the pool leads elsewhere");
    }

    /** An application's own step that throws or never completes must not cost a slot of the pool. */
    private Future<Void> initialized(SqlConnection connection, Host host) {
        try {
            return onConnect
                    .apply(connection)
                    .timeout(Math.max(1, patience.toMillis()), TimeUnit.MILLISECONDS)
                    .transform((done, failure) ->
                            failure == null ? Future.succeededFuture() : Future.failedFuture(blamed(failure, host)));
        } catch (Throwable broken) {
            return Future.failedFuture(blamed(broken, host));
        }
    }

    /** A step is a call like any other: the host may be lost in the middle of it. */
    private Throwable blamed(Throwable failure, Host host) {
        return switch (source.dialect().failureRules().ofCall(Failures.describe(failure))) {
            case HOST_LOST, HOST_BUSY, READ_ONLY -> failure;
            case APPLICATION, LOGIN, CONFIGURATION -> new StepFailed(host.id(), failure);
        };
    }
}
