package dev.lodestar.domain.simulation.world;

import dev.lodestar.domain.dialect.DatabaseFamily;
import dev.lodestar.domain.dialect.Dialect;
import dev.lodestar.domain.dialect.Dialects;
import dev.lodestar.domain.dialect.Rows;
import java.util.List;

/**
 * MySQL asynchronous replication: claims are the sets of executed transactions. Replicas follow now and then; who is
 * promoted may lack what the old writer had, and who is not told of it goes on writing: then the sets diverge.
 */
final class Diverging extends Listed {

    @Override
    public Dialect dialect() {
        return Dialects.REPLICATED_MYSQL;
    }

    @Override
    public DatabaseFamily family() {
        return DatabaseFamily.MYSQL;
    }

    /** A set tells nothing against another that is not contained in it: a demoted server has to be seen as reader. */
    @Override
    public boolean isUnordered() {
        return true;
    }

    /** Half of the times somebody else has written in between. */
    @Override
    public Rows status(Server server) {
        if (server.isWriting() && server.cluster().chance().percent(50)) {
            committed(server);
        }
        String readOnly = server.isWriting() ? "0" : "1";
        return new Rows(List.of(List.of(readOnly, readOnly, "0", server.executed.text())));
    }

    @Override
    public Reply<Rows> survey(Server server, String sql) {
        return Reply.of(new Rows(List.of(List.of("version", "8.4.3"))));
    }

    @Override
    public void promote(Server next, Manner manner) {
        Cluster cluster = next.cluster();
        Server old = cluster.writer();
        next.writes();
        if (manner == Manner.SWITCHOVER && old.isThere()) {
            old.reads();
            next.executed.catchUp(old.executed);
            cluster.promoted(next);
            return;
        }
        cluster.contest();
        if (manner == Manner.FAILOVER) {
            cluster.promoted(next);
        }
        committed(next);
    }

    @Override
    public void committed(Server writer) {
        writer.executed.commit(writer.uuid());
        if (writer != writer.cluster().writer()) {
            return;
        }
        for (Server replica : writer.cluster().members()) {
            if (!replica.isWriting()
                    && replica.isThere()
                    && writer.cluster().chance().percent(70)) {
                replica.executed.catchUp(writer.executed);
            }
        }
    }

    @Override
    public void started(Server server, Comeback comeback) {
        super.started(server, comeback);
        if (!server.isWriting()) {
            server.executed.cloneOf(server.cluster().writer().executed);
        }
    }

    /** Whoever diverged is set up anew. */
    @Override
    public void reconcile(Cluster cluster) {
        for (Server server : cluster.members()) {
            if (server != cluster.writer()) {
                server.reads();
                server.executed.cloneOf(cluster.writer().executed);
            }
        }
    }
}
