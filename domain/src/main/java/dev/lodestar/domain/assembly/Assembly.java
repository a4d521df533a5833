package dev.lodestar.domain.assembly;

import dev.lodestar.domain.cluster.HostAddress;
import dev.lodestar.domain.dialect.Dialect;
import dev.lodestar.domain.discovery.DiscoveryRequest;
import dev.lodestar.domain.failover.FailoverRules;
import dev.lodestar.domain.monitor.ClusterRules;
import dev.lodestar.domain.plugin.CallRequest;
import dev.lodestar.domain.plugin.Chain;
import dev.lodestar.domain.plugin.Insistence;
import dev.lodestar.domain.plugin.PluginSetup;
import dev.lodestar.domain.selection.HostFilter;
import dev.lodestar.domain.selection.HostSelector;
import dev.lodestar.domain.selection.Wish;
import dev.lodestar.domain.settings.FailoverMode;
import dev.lodestar.domain.settings.Settings;
import dev.lodestar.domain.settings.SettingsCatalog;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Turns settings into the rules that machines and plugins go by. */
public final class Assembly {

    /** What a connect timeout of zero (no limit) means to a machine, which always keeps a patience. */
    private static final Duration NO_LIMIT = Duration.ofDays(1);

    private Assembly() {}

    /** What a discovery is to find out. */
    public static DiscoveryRequest discovery(ClusterPlan plan) {
        Settings settings = plan.settings();
        List<HostAddress> seeds = plan.url().hosts();
        return new DiscoveryRequest(
                seeds,
                plan.family().dialect(settings.value(SettingsCatalog.DIALECT)),
                plan.family().detection(seeds.size()),
                settings.find(SettingsCatalog.CLUSTER_INSTANCE_HOST_PATTERN),
                plan.family().failureRules(),
                dialPatience(settings),
                settings.value(SettingsCatalog.AUXILIARY_QUERY_TIMEOUT));
    }

    /** What the machine of a cluster goes by. */
    public static ClusterRules clusterRules(ClusterPlan plan, Dialect dialect) {
        Settings settings = plan.settings();
        return new ClusterRules(
                dialect.membership(),
                discovery(plan).addressing(),
                dialect.failureRules(),
                settings.value(SettingsCatalog.TOPOLOGY_REFRESH),
                settings.value(SettingsCatalog.SEARCH_INTERVAL),
                settings.value(SettingsCatalog.FAILURE_DETECTION_TIME),
                settings.value(SettingsCatalog.FAILURE_DETECTION_COUNT),
                settings.value(SettingsCatalog.AUXILIARY_QUERY_TIMEOUT));
    }

    /** The chain of one data source or pool. */
    public static Chain chain(ClusterPlan plan, Dialect dialect) {
        PluginSetup setup = new PluginSetup(plan.settings(), plan.url().hosts(), dialect);
        return new Chain(
                plan.plugins().providers().stream()
                        .map(provider -> provider.create(setup))
                        .toList(),
                dialPatience(plan.settings()));
    }

    /** What a data source's first connections ask for. */
    public static CallRequest.Connect firstConnection(Settings settings, List<HostAddress> seeds, Dialect dialect) {
        FailoverMode mode = settings.value(SettingsCatalog.FAILOVER_MODE);
        Wish wish = new Wish(Targets.first(mode, seeds, dialect), Targets.next(mode, seeds, dialect), HostFilter.ALL);
        Insistence insistence =
                settings.value(SettingsCatalog.CONNECT_FAILOVER) ? Insistence.UNTIL_DEADLINE : Insistence.UNTIL_REFUSED;
        return new CallRequest.Connect(seeds, wish, insistence, Optional.empty());
    }

    static FailoverRules failoverRules(PluginSetup setup) {
        Settings settings = setup.settings();
        return new FailoverRules(
                HostSelector.of(
                        settings.value(SettingsCatalog.READER_SELECTION),
                        settings.value(SettingsCatalog.ROUND_ROBIN_HOST_WEIGHT_PAIRS),
                        settings.value(SettingsCatalog.ROUND_ROBIN_DEFAULT_WEIGHT)),
                setup.dialect().failureRules(),
                settings.value(SettingsCatalog.AUXILIARY_QUERY_TIMEOUT));
    }

    private static Duration dialPatience(Settings settings) {
        Duration timeout = settings.value(SettingsCatalog.CONNECT_TIMEOUT);
        return timeout.isZero() ? NO_LIMIT : timeout;
    }
}
