package dev.lodestar.testkit;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/**
 * A cluster of real servers on this machine: one writer, the others readers that replicate from it.
 *
 * <p><b>Threads.</b> Every method may be called from any thread. Operations that change the cluster happen one after
 * the other and return when the change is complete, except where they say otherwise. Questions about it never wait.
 *
 * <p><b>Errors.</b> An operation that makes no sense in the present state, or did not come to its end in reasonable
 * time, throws a {@link ClusterException} that says what to do.
 *
 * <p><b>Separate steps.</b> {@link #promote}, {@link #follow} and {@link Dns#flip} each do one thing, so that a test
 * can stop between them. {@link #failover} and {@link #switchover} do all of them in the order in which a service
 * would.
 *
 * <p><b>End.</b> {@link #close} leaves no process, file or shared memory behind. The same holds when the JVM ends, in
 * whatever way: a small process outside the JVM waits for that and cleans up.
 */
public interface Cluster extends AutoCloseable {

    /** All nodes, in the order of their numbers. The list never changes. */
    List<Node> nodes();

    /** The node with that number, from 1. */
    Node node(int number);

    /** The node that was made the writer last, whatever has befallen it since. */
    Node writer();

    /** All other nodes, whatever their state. */
    List<Node> readers();

    /** The running reader that has received most of the writer's changes: the one to promote if none may be lost. */
    Node mostAdvancedReader();

    /** The ordinary user of the applications; owns the database {@link #database()}, is no superuser. */
    String user();

    String password();

    String database();

    /** A plain driver's URL with all nodes by address, without user and password. */
    String jdbcUrl();

    /** All nodes by address, {@code a:port,b:port}, for any other URL. */
    String hostList();

    /**
     * The pattern that makes a host name of an instance id: {@code ?.xyz123.us-east-2.rds.amazonaws.com}, or {@code ?}.
     */
    String instanceHostPattern();

    /** A new connection for the user to that node, by its address: through the proxy if there is one. */
    Connection connect(Node node) throws SQLException;

    /**
     * A new connection for the superuser to that node, around the proxy: it works in a black hole. It fails within some
     * seconds if the node is frozen or gone.
     */
    Connection admin(Node node) throws SQLException;

    /** Asks the node itself whether it takes writes; a resumed former writer says yes. */
    boolean claimsToBeWriter(Node node);

    /** The names of this cluster. */
    Dns dns();

    /** What happened so far. */
    Timeline timeline();

    /** Kills all processes of the node at once, as a loss of power would. */
    void crash(Node node);

    /** Stops the node in order: its clients are told, its readers receive everything. */
    void stop(Node node);

    /** Starts a stopped or crashed node again, on the data it had and in the role it had. */
    void start(Node node);

    /**
     * Freezes all processes of the node. The kernel goes on accepting TCP connections and acknowledging bytes, but
     * nobody answers: harsher for a client than lost packets.
     */
    void freeze(Node node);

    /** Lets a frozen node go on, in the belief that it had. */
    void thaw(Node node);

    /**
     * Lets the packets to and from the node vanish. Established connections stall in both directions without reset or
     * end; new ones are not answered, mostly not even by the kernel. Needs a proxied cluster, whose proxy in front of
     * the node does it.
     *
     * <p>It differs from true loss in this: the kernel at the proxy acknowledges what a client sends until its buffers
     * are full, so TCP's own retransmission and keepalive notice nothing; what was sent before {@link #heal} arrives
     * after it, in order. Readers of this node are cut off as clients are; the node itself may still reach others.
     */
    void blackHole(Node node);

    /**
     * Delays what passes between the node and others, so that each round trip takes that much longer: half of it in
     * each direction. TCP's own handshake is not delayed. Needs a proxied cluster. Zero heals.
     */
    void latency(Node node, Duration addedPerRoundTrip);

    /** Ends black hole and latency. What was held back arrives now. */
    void heal(Node node);

    /**
     * Makes a running reader the writer and nothing else: the old writer, the other readers and the names stay as they
     * are.
     *
     * @return the moment, by {@link System#nanoTime()}, at which it was first seen to accept writes; asked every
     *     millisecond
     */
    long promote(Node reader);

    /** Tells the running readers to replicate from the writer. Returns when they were told; they follow in a moment. */
    void follow();

    /** Waits until every running reader replicates from the writer. */
    void awaitReplication(Duration limit);

    /** Waits until every running reader shows what the writer had committed at the time of the call. */
    void awaitCaughtUp(Duration limit);

    /**
     * A planned change of writer: stops the old one in order, promotes, lets the others follow, flips the names, and
     * brings the old writer back as a reader. Loses nothing that was committed.
     */
    Takeover switchover(Node to);

    /** A crash of the writer with promotion of the most advanced reader at once; {@link FailoverPlan#crash()}. */
    default Takeover failover() {
        return failover(FailoverPlan.crash());
    }

    /**
     * An unplanned change of writer: the fault, the delay, promotion, the others follow, the names are flipped if the
     * plan says so. The old writer stays as the fault left it; see {@link #rejoin}. Returns when all of it is done;
     * other operations may be called from other threads during the delay.
     */
    Takeover failover(FailoverPlan plan);

    /**
     * Makes the node a replicating reader of the present writer, whatever its state: one that still runs as a former
     * writer or is frozen is killed first. Uses the node's own data if they can be a true past of the writer's, else a
     * fresh copy. The path to it should be clear.
     */
    Rejoin rejoin(Node node);

    /**
     * Brings everything back to the known state: every path clear, every node up, the first node the writer, the others
     * replicating from it, the names right. Data stay. Costs some milliseconds if nothing had happened.
     */
    void reset();

    /** Ends all servers at once and removes all files. A second call has no effect. */
    @Override
    void close();
}
