package dev.lodestar.testkit.engine;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/**
 * What a database must be able to do so that a cluster can be made of it.
 *
 * <p>Called by one thread at a time, except the questions: {@link #jdbcUrl}, {@link #admin}, {@link
 * #claimsToBeWriter}. An operation returns when it is complete and throws a {@link
 * dev.lodestar.testkit.ClusterException} when it is not in reasonable time. No method may hang on a node that is
 * frozen or unreachable.
 */
public interface Engine extends AutoCloseable {

    /** A plain driver's URL for these hosts, {@code a:port,b:port}. */
    String jdbcUrl(String hostList);

    /** A superuser's connection, around the proxy, that fails in seconds if the node is silent. */
    Connection admin(Member node) throws SQLException;

    /** Asks the node whether it takes writes. */
    boolean claimsToBeWriter(Member node);

    /** Lays out fresh data for all of these, the first as the writer and the others to replicate from it. */
    void create(List<Member> members);

    /** Called once, when all run and replicate: takes up what is to be done in the background. */
    void begin(Member writer);

    /** Starts the server on the data it has and returns when it accepts connections. */
    void start(Member node);

    /** Stops the server in order and returns when it is gone. */
    void stop(Member node);

    /** Removes what a dead server left: shared memory, pid files. */
    void bury(Member node);

    /** Makes a reader the writer; returns the moment at which it was first seen to accept writes. */
    long promote(Member reader);

    /** Makes a reader replicate from that writer: at once if it runs, else when it is started. */
    void follow(Member reader, Member writer);

    /** Replaces a dead node's data by an online copy of the writer's. */
    void copy(Member reader, Member writer);

    /** Makes a running reader whose connection to the writer hangs try again at once. */
    void reconnect(Member reader);

    /**
     * Whether all of these replicate from the writer within the limit. One whose data have left the writer's past may
     * seem to for a moment; whether it really does is proved by {@link #catchUp}.
     */
    boolean replicate(Collection<Member> readers, Member writer, Duration limit);

    /** Whether all of these show, within the limit, what the writer has committed by now. */
    boolean catchUp(Collection<Member> readers, Member writer, Duration limit);

    /** How much of the writers' changes a running reader has received. */
    Progress received(Member reader);

    /** Ends what the engine does in the background. The servers are ended by the cluster. */
    @Override
    void close();
}
