package dev.lodestar.vertx.target;

import dev.lodestar.domain.cluster.HostAddress;
import dev.lodestar.domain.dialect.Rows;
import dev.lodestar.domain.effect.ConnectionRef;
import dev.lodestar.domain.failure.Failure;
import dev.lodestar.domain.failure.Symptom;
import dev.lodestar.domain.session.SessionState;
import dev.lodestar.ports.DisposableConnections;
import dev.lodestar.ports.Done;
import dev.lodestar.ports.Reply;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Single connections, outside of every pool, for a cluster machine or a discovery. Confined to the context of their
 * machine.
 */
public final class SingleConnections implements DisposableConnections {

    private final Vertx vertx;
    private final Dialling dialling;
    private final Map<ConnectionRef, SingleConnection> known = new LinkedHashMap<>();

    public SingleConnections(Vertx vertx, Dialling dialling) {
        this.vertx = vertx;
        this.dialling = dialling;
    }

    @Override
    public void open(ConnectionRef connection, HostAddress address, Duration patience, Reply<Done> reply) {
        SingleConnection single = new SingleConnection(vertx, dialling, address, patience);
        known.put(connection, single);
        single.open((done, failure) -> {
            if (failure == null) {
                reply.succeeded(Done.DONE);
            } else {
                known.remove(connection);
                reply.failed(Failures.describe(failure));
            }
        });
    }

    @Override
    public void query(ConnectionRef connection, String sql, Duration patience, Reply<Rows> reply) {
        SingleConnection single = known.get(connection);
        if (single == null) {
            reply.failed(gone(connection));
        } else {
            single.query(sql, patience, reply);
        }
    }

    @Override
    public void restore(ConnectionRef connection, SessionState session, Duration patience, Reply<Done> reply) {
        SingleConnection single = known.get(connection);
        if (single == null) {
            reply.failed(gone(connection));
        } else {
            single.restore(SessionSql.of(session), patience, reply);
        }
    }

    @Override
    public void close(ConnectionRef connection) {
        SingleConnection single = known.remove(connection);
        if (single != null) {
            single.close();
        }
    }

    @Override
    public void dispose() {
        known.values().forEach(SingleConnection::close);
        known.clear();
    }

    static Failure gone(ConnectionRef connection) {
        return Failure.of(Symptom.of(Symptom.Kind.DISCONNECTED), connection + " is closed");
    }
}
