package dev.lodestar.testkit;

/** What became of a server, as the test kit knows it. Nobody is asked, so it is known at once and never blocks. */
public enum NodeStatus {
    /** Its processes run. */
    RUNNING,
    /** Its processes are stopped by a signal: the kernel goes on accepting TCP connections and nobody answers. */
    FROZEN,
    /** It was stopped cleanly. */
    STOPPED,
    /** It was killed, or died by itself. */
    CRASHED
}
