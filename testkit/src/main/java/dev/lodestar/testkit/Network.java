package dev.lodestar.testkit;

/** The condition of the path to a node. Only a cluster built as proxied knows another one than {@link #CLEAR}. */
public enum Network {
    /** Bytes pass as they come. */
    CLEAR,
    /** Bytes are late, in both directions. */
    SLOW,
    /** Nothing passes, and nothing says so. */
    BLACK_HOLE
}
