package dev.lodestar.domain.settings;

import java.util.List;
import java.util.Optional;

/**
 * A setting of the products users come from that is taken but does nothing here, because what it steered does not exist
 * or needs no steering. Giving one is a notice, so that a URL can be moved as it is.
 *
 * @param name the name in camel case; the same in snake case counts too. One that ends in {@code *} is a prefix
 * @param reason why it does nothing, as a sentence
 */
public record RetiredSetting(String name, String reason) {

    private static final String DRIVER = "The target driver follows from the URL.";
    private static final String ORDER = "Plugins are always put in the right order.";
    private static final String SEARCH = "A search has one deadline, failoverTimeout, and looks as often as it pays.";
    private static final String MONITORS = "Monitors end with the last connection or data source that needs them.";
    private static final String STATE =
            "What is known of a session always moves with its connection; a transaction never does.";
    private static final String HEALTH = "Whether a host is up follows from asking it.";
    private static final String FACTS = "What happens is always reported, to System.Logger and to listeners.";
    private static final String PROBES = "Lodestar's own connections use the settings of the others, and every query on"
            + " them ends within auxiliaryQueryTimeout.";
    private static final String RESULTS = "Results are handed out by the target driver itself.";

    /** All of them. */
    public static final List<RetiredSetting> ALL = List.of(
            new RetiredSetting("wrapperTargetDriverDialect", DRIVER),
            new RetiredSetting("wrapperDriverDialect", DRIVER),
            new RetiredSetting("targetDriverAutoRegister", DRIVER),
            new RetiredSetting("autoSortWrapperPluginOrder", ORDER),
            new RetiredSetting(
                    "wrapperCaseSensitive", "Names are case sensitive; a wrong case is reported with the fix."),
            new RetiredSetting("wrapperLoggerLevel", FACTS),
            new RetiredSetting(
                    "wrapperLogUnclosedConnections", "Pools find leaks; nothing here depends on finalization."),
            new RetiredSetting("enableTelemetry", FACTS),
            new RetiredSetting("telemetrySubmitToplevel", FACTS),
            new RetiredSetting("telemetryTracesBackend", FACTS),
            new RetiredSetting("telemetryMetricsBackend", FACTS),
            new RetiredSetting("telemetryFailoverAdditionalTopTrace", FACTS),
            new RetiredSetting("failoverClusterTopologyRefreshRateMs", SEARCH),
            new RetiredSetting("failoverClusterTopologyRefreshRateSec", SEARCH),
            new RetiredSetting("failoverWriterReconnectIntervalMs", SEARCH),
            new RetiredSetting("failoverWriterReconnectIntervalSec", SEARCH),
            new RetiredSetting("failoverReaderConnectTimeoutMs", SEARCH),
            new RetiredSetting("failoverReaderConnectTimeoutSec", SEARCH),
            new RetiredSetting("openConnectionRetryTimeoutMs", SEARCH),
            new RetiredSetting("openConnectionRetryIntervalMs", SEARCH),
            new RetiredSetting("waitForInitialTopologyMs", "The cluster is always asked before the first hand-out."),
            new RetiredSetting("skipFailoverOnInterruptedThread", "An interrupted thread always ends its failover."),
            new RetiredSetting("monitorDisposalTime", MONITORS),
            new RetiredSetting("monitorDisposalTimeMs", MONITORS),
            new RetiredSetting("defaultHostAvailabilityStrategy", HEALTH),
            new RetiredSetting("hostAvailabilityStrategyMaxRetries", HEALTH),
            new RetiredSetting("hostAvailabilityStrategyInitialBackoffTime", HEALTH),
            new RetiredSetting("transferSessionStateOnSwitch", STATE),
            new RetiredSetting("rollbackOnSwitch", STATE),
            new RetiredSetting("resetSessionStateOnClose", "Resetting a session is left to the pool that reuses it."),
            new RetiredSetting("monitoringConnectionPriority", "Any host that answers will do to watch the cluster."),
            new RetiredSetting(
                    "singleWriterConnectionString",
                    "Which host is the writer follows from asking, not from the order in the URL."),
            new RetiredSetting("wrapperAssumeFetchEntireResultSet", RESULTS),
            new RetiredSetting("skipWrappingForPackages", RESULTS),
            new RetiredSetting("monitoring-*", PROBES),
            new RetiredSetting("topology-monitoring-*", PROBES));

    /** The retired setting a name stands for. */
    public static Optional<RetiredSetting> find(String name) {
        return ALL.stream()
                .filter(setting -> PeerName.matches(setting.name, name))
                .findFirst();
    }

    SettingNotice notice(String given) {
        return new SettingNotice(given, "Setting " + given + " has no effect here. " + reason);
    }
}
