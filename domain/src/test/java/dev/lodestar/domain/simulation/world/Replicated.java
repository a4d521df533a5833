package dev.lodestar.domain.simulation.world;

import dev.lodestar.domain.dialect.DatabaseFamily;
import dev.lodestar.domain.dialect.Dialect;
import dev.lodestar.domain.dialect.Dialects;
import dev.lodestar.domain.dialect.Rows;
import java.util.Arrays;
import java.util.List;

/** PostgreSQL streaming replication: an ex-writer goes on writing until somebody stops it, and timelines tell. */
final class Replicated extends Listed {

    /** Physical clones share it, so both clusters of a world have the same. */
    private static final String SYSTEM_IDENTIFIER = "7301";

    @Override
    public Dialect dialect() {
        return Dialects.REPLICATED_POSTGRES;
    }

    @Override
    public DatabaseFamily family() {
        return DatabaseFamily.POSTGRESQL;
    }

    @Override
    public Rows status(Server server) {
        String file = server.isWriting() ? String.format("%08X%016X", server.timeline, 1) : null;
        return new Rows(List.of(Arrays.asList(server.isWriting() ? "false" : "true", SYSTEM_IDENTIFIER, file, null)));
    }

    @Override
    public Reply<Rows> survey(Server server, String sql) {
        return Reply.of(new Rows(List.of(Arrays.asList("PostgreSQL 17.5", "false", "false", "false", "false", ""))));
    }

    @Override
    public void promote(Server next, Manner manner) {
        Cluster cluster = next.cluster();
        Server old = cluster.writer();
        if (manner == Manner.RIVALRY) {
            next.timeline = old.timeline;
            next.writes();
            cluster.contest();
            return;
        }
        if (manner == Manner.SWITCHOVER && old.isThere()) {
            old.reads();
        }
        next.timeline = old.timeline + 1;
        next.writes();
        cluster.promoted(next);
    }

    /** An ex-writer with an older timeline may stay as it is for ever: nobody is deceived by it. */
    @Override
    public void reconcile(Cluster cluster) {
        Server writer = cluster.writer();
        boolean readerLeft = false;
        for (Server server : cluster.members()) {
            boolean rival = server != writer && server.timeline >= writer.timeline;
            if (server != writer && (rival || !readerLeft || cluster.chance().percent(50))) {
                server.reads();
            }
            readerLeft |= !server.isWriting();
        }
    }
}
