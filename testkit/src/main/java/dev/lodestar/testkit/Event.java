package dev.lodestar.testkit;

/**
 * Something that happened to a cluster.
 *
 * @param nanoTime when, by {@link System#nanoTime()}: for a fault just before it was inflicted, for everything else
 *     when it was seen to be done
 * @param kind what
 * @param node id of the node it happened to, or an empty string when it concerns the cluster
 * @param detail more, for people; may be empty
 */
public record Event(long nanoTime, Kind kind, String node, String detail) {

    /** What can happen. */
    public enum Kind {
        /** The whole cluster is up and streaming. */
        CLUSTER_STARTED,
        /** A node was started again. */
        STARTED,
        /** A clean stop began. */
        STOPPING,
        /** A clean stop ended. */
        STOPPED,
        /** A node was killed. */
        CRASHED,
        /** A node died without our doing. */
        DIED,
        /** A node was frozen. */
        FROZEN,
        /** A frozen node goes on. */
        THAWED,
        /** Packets to and from a node vanish. */
        BLACK_HOLED,
        /** Packets to and from a node are late. */
        SLOWED,
        /** The path to a node is clear again. */
        HEALED,
        /** A node was asked to become the writer. */
        PROMOTING,
        /** A node accepted writes for the first time. */
        PROMOTED,
        /** A reader was told to stream from the writer. */
        FOLLOWING,
        /** A node is a streaming reader again; the detail says how. */
        REJOINED,
        /** The cluster endpoint points at a node. */
        WRITER_NAMED,
        /** The reader endpoint points at nodes; the detail lists them. */
        READERS_NAMED,
        /** Everything is healthy again. */
        RESET,
        /** The cluster is gone. */
        CLUSTER_CLOSED
    }

    @Override
    public String toString() {
        return kind + (node.isEmpty() ? "" : " " + node) + (detail.isEmpty() ? "" : " (" + detail + ")");
    }
}
