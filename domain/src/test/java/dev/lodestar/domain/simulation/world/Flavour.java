package dev.lodestar.domain.simulation.world;

import dev.lodestar.domain.cluster.HostAddress;
import dev.lodestar.domain.cluster.HostId;
import dev.lodestar.domain.dialect.DatabaseFamily;
import dev.lodestar.domain.dialect.Dialect;
import dev.lodestar.domain.dialect.Rows;
import java.time.Duration;
import java.util.List;

/** One kind of database: what its servers say of themselves, and how another of them becomes the writer. */
public interface Flavour {

    /** How a server becomes the writer. */
    enum Manner {
        /** In order: the old writer steps back first. */
        SWITCHOVER,
        /** Behind the old writer's back: it does not know yet. */
        FAILOVER,
        /** A mistake: from the same past as the present writer, which goes on. */
        RIVALRY
    }

    /** What stands in URLs, and how its servers say no. */
    DatabaseFamily family();

    /** What a URL may name, so that the database is not asked what it is. */
    Dialect dialect();

    HostAddress address(String cluster, String server);

    HostId idOf(Server server);

    /** The host lists of the URLs by which applications know the cluster. */
    List<String> urls(Cluster cluster);

    /** Whether claims carry no order, so that a wrong belief lasts until the old holder is seen as reader. */
    boolean isUnordered();

    /** Whether members come and go. */
    boolean hasChangingMembers();

    Rows status(Server server);

    /** Answers a question of the discovery. */
    Reply<Rows> survey(Server server, String sql);

    void promote(Server next, Manner manner);

    /** A server was started again. */
    void started(Server server, Comeback comeback);

    /** Whether a write of a server that believes itself writer is taken. */
    boolean admits(Server server);

    void committed(Server writer);

    /** Faults have ended: whoever is not the writer knows it, and everybody knows the cluster. */
    void reconcile(Cluster cluster);

    /** As what a server comes back. */
    enum Comeback {
        /** Somebody has set it up anew. */
        REPLICA,
        WHAT_IT_WAS
    }

    /** How long it takes until an ordinary change is known to another server. */
    Duration LAG = Duration.ofSeconds(6);
}
