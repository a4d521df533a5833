package dev.lodestar.domain.simulation.world;

import dev.lodestar.domain.cluster.HostAddress;
import dev.lodestar.domain.cluster.HostId;
import dev.lodestar.domain.dialect.DatabaseFamily;
import dev.lodestar.domain.dialect.Dialect;
import dev.lodestar.domain.dialect.Dialects;
import dev.lodestar.domain.dialect.Rows;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * An Aurora cluster: the storage takes the writes of one server and breaks any other that tries. A demoted writer goes on
 * saying that it is the writer until it notices; readers tell a topology of the past.
 */
final class Aurora implements Flavour {

    private static final String DOMAIN = "xyz.us-east-2.rds.amazonaws.com";

    @Override
    public Dialect dialect() {
        return Dialects.AURORA_POSTGRES;
    }

    @Override
    public DatabaseFamily family() {
        return DatabaseFamily.POSTGRESQL;
    }

    @Override
    public HostAddress address(String cluster, String server) {
        return new HostAddress(server + "." + DOMAIN, 5432);
    }

    @Override
    public HostId idOf(Server server) {
        return new HostId(server.name());
    }

    static HostAddress writerEndpoint(Cluster cluster) {
        return new HostAddress(cluster.name() + ".cluster-" + DOMAIN, 5432);
    }

    static HostAddress readerEndpoint(Cluster cluster) {
        return new HostAddress(cluster.name() + ".cluster-ro-" + DOMAIN, 5432);
    }

    @Override
    public List<String> urls(Cluster cluster) {
        return List.of(
                writerEndpoint(cluster).name(),
                writerEndpoint(cluster).name(),
                readerEndpoint(cluster).name(),
                cluster.members().get(0).address().name());
    }

    @Override
    public boolean isUnordered() {
        return true;
    }

    @Override
    public boolean hasChangingMembers() {
        return true;
    }

    @Override
    public Rows status(Server server) {
        if (server == server.cluster().writer()) {
            server.belief.refresh(server.cluster());
        }
        List<List<String>> rows = new ArrayList<>();
        for (Belief.Row row : server.belief.rows()) {
            rows.add(Arrays.asList(
                    server.name(),
                    server.isWriting() ? "false" : "true",
                    row.name(),
                    row.writer() ? "true" : "false",
                    "5",
                    "20",
                    Long.toString(row.updatedMicros())));
        }
        return new Rows(rows);
    }

    @Override
    public Reply<Rows> survey(Server server, String sql) {
        if (sql.equals(Dialects.AURORA_POSTGRES.statusSql())) {
            return Reply.of(server.status());
        }
        return Reply.of(new Rows(
                List.of(Arrays.asList("PostgreSQL 16.6", "true", "false", "false", "false", "aurora_stat_utils"))));
    }

    /** A rival is not possible: the storage takes one. */
    @Override
    public void promote(Server next, Manner manner) {
        Cluster cluster = next.cluster();
        Server old = cluster.writer();
        cluster.promoted(next);
        next.writes();
        next.belief.refresh(cluster);
        if (manner == Manner.SWITCHOVER && old.isThere()) {
            stepBack(old);
        } else {
            notice(old);
        }
        for (Server other : cluster.members()) {
            if (other != next && other != old) {
                hear(other, old);
            }
        }
    }

    private static void stepBack(Server old) {
        old.reads();
        old.cut();
        old.belief.refresh(old.cluster());
    }

    /** The old writer notices after a while, and not while it is stopped. */
    private static void notice(Server old) {
        Cluster cluster = old.cluster();
        cluster.time().plan(cluster.chance().between(Duration.ZERO, LAG), () -> {
            if (old == cluster.writer() || cluster.isWell() || !old.isWriting()) {
                return;
            }
            if (old.isThere()) {
                stepBack(old);
            } else {
                notice(old);
            }
        });
    }

    private static void hear(Server other, Server old) {
        Cluster cluster = other.cluster();
        if (cluster.chance().percent(20)) {
            other.belief.loseHead();
        }
        cluster.time().plan(cluster.chance().between(Duration.ZERO, LAG.multipliedBy(2)), () -> {
            other.belief.refresh(cluster);
            if (cluster.chance().percent(20) && !cluster.isWell()) {
                other.belief.keepOldWriter(old);
            }
        });
    }

    @Override
    public void started(Server server, Comeback comeback) {
        boolean deposed = server.isWriting() && server != server.cluster().writer();
        if (deposed && comeback == Comeback.REPLICA) {
            stepBack(server);
        } else if (deposed) {
            notice(server);
        }
    }

    @Override
    public boolean admits(Server server) {
        boolean admitted = server == server.cluster().writer();
        if (!admitted) {
            stepBack(server);
        }
        return admitted;
    }

    @Override
    public void committed(Server writer) {}

    @Override
    public void reconcile(Cluster cluster) {
        for (Server server : cluster.members()) {
            if (server != cluster.writer() && server.isWriting()) {
                stepBack(server);
            }
            server.belief.refresh(cluster);
        }
    }
}
