package dev.lodestar.domain.failure;

/** What a failure means for the host it happened on. */
public enum FailureClass {
    /** The connection or its host is gone. Failover may help. */
    HOST_LOST,
    /** The host refused because it is starting, stopping or full; it is alive. Another try later may help. */
    HOST_BUSY,
    /** A write reached a host that is no writer (any more). */
    READ_ONLY,
    /** User, password or rights were refused. Trying again cannot help, except with fresh credentials. */
    LOGIN,
    /** The address, TLS or a property is wrong. Trying again cannot help. */
    CONFIGURATION,
    /** The application's own affair: passed on untouched. */
    APPLICATION
}
