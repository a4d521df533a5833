package dev.lodestar.domain.plugin;

import dev.lodestar.domain.cluster.HostId;
import java.util.Set;

/**
 * Notes or measures calls; never waits and never changes their course. Called on the caller's thread or event loop, so it
 * must be fast and safe for use by several threads. What it throws is dropped.
 */
public interface CallHook {

    /** The kinds of calls to be told of. Asked once. */
    Set<CallKind> kinds();

    /** A call begins; the token is given back to {@link #after}. */
    default long before(CallKind kind, HostId host) {
        return 0;
    }

    /** A call has ended. */
    default void after(CallKind kind, HostId host, long token, boolean succeeded) {}
}
