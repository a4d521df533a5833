package dev.lodestar.testkit;

/** What the servers of a cluster show of themselves. */
public enum Face {
    /** Ordinary replication, nothing added: roles are found by asking each node. */
    PLAIN,
    /**
     * The functions and settings that Amazon Aurora offers (instance identifier, version, replica status). They answer
     * the truth after every promotion, as far as the node asked can know it: a node that was cut off keeps its belief,
     * and a reader's belief lags until it follows the new writer, as on Aurora.
     */
    AURORA
}
