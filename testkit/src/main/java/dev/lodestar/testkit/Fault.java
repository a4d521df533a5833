package dev.lodestar.testkit;

/** What can befall a writer before another node is promoted; see {@link FailoverPlan}. */
public enum Fault {
    /** All processes of the server are killed. */
    CRASH,
    /** All processes of the server are frozen: connections stay open, nobody answers. */
    FREEZE,
    /** Packets to and from the server vanish; needs a proxied cluster. */
    BLACK_HOLE
}
