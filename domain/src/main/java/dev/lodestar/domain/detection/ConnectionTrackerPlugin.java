package dev.lodestar.domain.detection;

import dev.lodestar.domain.plugin.Plugin;
import dev.lodestar.domain.plugin.Protection;
import java.util.Set;

/** {@code connectionTracker}: idle connections to a demoted or dead host are closed at once. */
public final class ConnectionTrackerPlugin implements Plugin {

    /** What a user writes. */
    public static final String CODE = "connectionTracker";

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public boolean needsTopology() {
        return true;
    }

    @Override
    public Set<Protection> protections() {
        return Set.of(Protection.CLOSE_IDLE);
    }
}
