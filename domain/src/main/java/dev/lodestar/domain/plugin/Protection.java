package dev.lodestar.domain.plugin;

/** What protects connections when their host is condemned. */
public enum Protection {
    /** Idle connections are closed at once, so that no pool hands them out. */
    CLOSE_IDLE,
    /** Calls in flight are aborted: their transport is closed. */
    ABORT_IN_FLIGHT,
    /** A call that is in flight for long makes its host be asked. */
    WATCH_CALLS
}
