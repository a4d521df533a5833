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
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;

/**
 * The one connection that the client has just opened, for the machine that is to judge it: a dial of its host gets it, any
 * other dial fails. Closing it is left to whoever asked for the judgement. Confined to the context of the connection.
 */
final class FreshConnection implements ConnectionPort {

    private final PoolGeneration generation;
    private final SqlConnection fresh;

    FreshConnection(PoolGeneration generation, SqlConnection fresh) {
        this.generation = generation;
        this.fresh = fresh;
    }

    @Override
    public void open(ConnectionRef connection, HostAddress address, Duration patience, Reply<Done> reply) {
        if (address.equals(generation.address())) {
            reply.succeeded(Done.DONE);
        } else {
            reply.failed(Failure.of(
                    Symptom.of(Symptom.Kind.OTHER),
                    generation.host() + " is not at " + generation.address() + " any more"));
        }
    }

    @Override
    public void query(ConnectionRef connection, String sql, Duration patience, Reply<Rows> reply) {
        Lease.ask(fresh, sql, patience).onComplete((rows, failure) -> {
            if (failure == null) {
                reply.succeeded(rows);
            } else {
                reply.failed(generation.describe(failure));
            }
        });
    }

    @Override
    public void restore(ConnectionRef connection, SessionState session, Duration patience, Reply<Done> reply) {
        throw new AssertionError("A fresh connection has no session to restore: " + session);
    }

    @Override
    public void close(ConnectionRef connection) {
        // A refusal closes it.
    }
}
