package dev.lodestar.domain.detection;

import dev.lodestar.domain.plugin.Plugin;
import dev.lodestar.domain.plugin.Protection;
import dev.lodestar.domain.settings.Settings;
import dev.lodestar.domain.settings.SettingsCatalog;
import java.util.Set;

/** {@code hostMonitoring}: asks about hosts with slow calls, and aborts calls on hosts that are dead or demoted. */
public final class HostMonitoringPlugin implements Plugin {

    /** What a user writes. */
    public static final String CODE = "hostMonitoring";

    private final boolean enabled;

    public HostMonitoringPlugin(Settings settings) {
        enabled = settings.value(SettingsCatalog.FAILURE_DETECTION_ENABLED);
    }

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public boolean needsTopology() {
        return enabled;
    }

    @Override
    public Set<Protection> protections() {
        return enabled ? Set.of(Protection.ABORT_IN_FLIGHT, Protection.WATCH_CALLS) : Set.of();
    }
}
