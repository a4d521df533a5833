package dev.lodestar.vertx.runtime;

import dev.lodestar.domain.cluster.Host;
import dev.lodestar.domain.cluster.HostAddress;
import dev.lodestar.domain.cluster.Topology;
import dev.lodestar.domain.dialect.Rows;
import dev.lodestar.domain.effect.CallEffect.Need;
import dev.lodestar.domain.effect.CallEffect.Trouble;
import dev.lodestar.domain.effect.ConnectionRef;
import dev.lodestar.domain.effect.WaiterId;
import dev.lodestar.domain.failure.Failure;
import dev.lodestar.domain.failure.Symptom;
import dev.lodestar.domain.session.SessionState;
import dev.lodestar.ports.ClusterPort;
import dev.lodestar.ports.ConnectionPort;
import dev.lodestar.ports.Done;
import dev.lodestar.ports.Reply;
import dev.lodestar.vertx.target.Lease;
import dev.lodestar.vertx.target.PoolGeneration;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The world as a call machine sees it that is to judge one fresh connection: a cluster of one host, and that
 * connection. As soon as the machine wants anything else, the connection is refused. Confined to the context of the
 * connection.
 */
final class OneHost implements ClusterPort, ConnectionPort {

    private final ClusterPort all;
    private final PoolGeneration generation;
    private final SqlConnection fresh;
    private Consumer<String> refuse = reason -> {};

    OneHost(ClusterPort all, PoolGeneration generation, SqlConnection fresh) {
        this.all = all;
        this.generation = generation;
        this.fresh = fresh;
    }

    void refuseWith(Consumer<String> way) {
        refuse = way;
    }

    @Override
    public Topology topology() {
        Topology seen = all.topology();
        List<Host> one = seen.hosts().stream()
                .filter(host -> host.id().equals(generation.host()) && host.generation() <= generation.number())
                .toList();
        boolean writes = one.stream().anyMatch(Host::isWriter);
        return new Topology(seen.epoch(), one, writes ? seen.claim() : Optional.empty(), seen.splitBrain());
    }

    @Override
    public WaiterId await(Need need, Reply<Topology> news) {
        refuse.accept(generation + " is not what is wanted any more");
        return new WaiterId(0);
    }

    @Override
    public void withdraw(WaiterId waiter) {
        // Nobody waits here.
    }

    @Override
    public void report(Trouble trouble) {
        all.report(trouble);
    }

    @Override
    public void open(ConnectionRef connection, HostAddress address, Duration patience, Reply<Done> reply) {
        if (address.equals(generation.address())) {
            reply.succeeded(Done.DONE);
        } else {
            refuse.accept(generation.host() + " is at " + address + " now");
            reply.failed(Failure.of(Symptom.of(Symptom.Kind.OTHER), "There is no connection to " + address));
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
        refuse.accept("the connection to " + generation.host() + " was refused");
    }
}
