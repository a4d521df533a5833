package dev.lodestar.domain.plugin;

import java.util.Optional;
import java.util.Set;

/**
 * A plugin of one data source or pool. One object serves all its connections, so it keeps no state of a call: that lives
 * in the {@link Frame} it makes for each. Called from any thread; must not block, do I/O or look at a clock.
 */
public interface Plugin {

    /** The name under which a user asks for it. */
    String code();

    /** A frame to intercept the opening of a connection; empty to stay out of this one. */
    default Optional<Frame> onConnect(CallRequest.Connect request) {
        return Optional.empty();
    }

    /** A frame to intercept the recovery after a failed call; empty to stay out of this one. */
    default Optional<Frame> onRecover(CallRequest.Recover request) {
        return Optional.empty();
    }

    /** What is done about connections of a host that was condemned, as far as this plugin is concerned. */
    default Set<Protection> protections() {
        return Set.of();
    }

    /** What is to be noted around calls; empty for nothing. A kind of call that nobody hooks costs nothing. */
    default Optional<CallHook> hook() {
        return Optional.empty();
    }

    /** Whether this plugin needs to know the cluster; without any such plugin no cluster machine is started. */
    default boolean needsTopology() {
        return false;
    }
}
