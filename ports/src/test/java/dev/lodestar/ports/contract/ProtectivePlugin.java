package dev.lodestar.ports.contract;

import dev.lodestar.domain.plugin.Plugin;
import dev.lodestar.domain.plugin.Protection;
import java.util.Set;

/** Wants calls in flight to be aborted when their host is condemned. */
record ProtectivePlugin() implements Plugin {

    @Override
    public String code() {
        return "protective";
    }

    @Override
    public Set<Protection> protections() {
        return Set.of(Protection.ABORT_IN_FLIGHT);
    }
}
