package dev.lodestar.domain.assembly;

import dev.lodestar.domain.detection.ConnectionTrackerPlugin;
import dev.lodestar.domain.detection.HostMonitoringPlugin;
import dev.lodestar.domain.failover.FailoverPlugin;
import dev.lodestar.domain.failover.InitialConnectionPlugin;
import dev.lodestar.domain.plugin.Plugin;
import dev.lodestar.domain.plugin.PluginCatalog;
import dev.lodestar.domain.plugin.PluginProvider;
import dev.lodestar.domain.plugin.PluginSetup;
import dev.lodestar.domain.plugin.Stage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The plugins that come with Lodestar, with the names that users of other drivers know them by. */
public final class BuiltInPlugins {

    private static final String AWS = "add the artifact dev.lodestar:lodestar-aws to the class path.";
    private static final String LATER = "this version of Lodestar does not have it.";

    private BuiltInPlugins() {}

    /** The built-in plugins and those that the application adds. */
    public static PluginCatalog catalogWith(List<PluginProvider> custom) {
        List<PluginProvider> all = new ArrayList<>(providers());
        all.addAll(custom);
        Map<String, String> absent = absent();
        custom.forEach(provider -> {
            absent.remove(provider.code());
            provider.aliases().forEach(absent::remove);
        });
        return new PluginCatalog(all, absent);
    }

    private static List<PluginProvider> providers() {
        return List.of(
                new BuiltIn(
                        InitialConnectionPlugin.CODE,
                        List.of("initial_connection"),
                        Stage.FIRST_HOST,
                        "Opens a connection to the instance that has the wanted role now, whatever DNS says, and verifies"
                                + " the role on that connection.",
                        setup -> new InitialConnectionPlugin(Assembly.failoverRules(setup))),
                new BuiltIn(
                        ConnectionTrackerPlugin.CODE,
                        List.of("auroraConnectionTracker", "aurora_connection_tracker"),
                        Stage.TRACKING,
                        "Closes idle connections to a demoted or dead host at once, so that no pool hands them out.",
                        setup -> new ConnectionTrackerPlugin()),
                new BuiltIn(
                        FailoverPlugin.CODE,
                        List.of("failover2", "failover_v2"),
                        Stage.FAILOVER,
                        "When a host is lost or demoted, finds another one, verifies its role and moves the session there."
                                + " Alone, it also does what initialConnection does.",
                        setup -> new FailoverPlugin(Assembly.failoverRules(setup))),
                new BuiltIn(
                        HostMonitoringPlugin.CODE,
                        List.of("efm", "efm2", "host_monitoring", "host_monitoring_v2"),
                        Stage.DETECTION,
                        "Asks about hosts with slow calls, and aborts calls on hosts that are proven dead or demoted.",
                        setup -> new HostMonitoringPlugin(setup.settings())));
    }

    private static Map<String, String> absent() {
        Map<String, String> absent = new LinkedHashMap<>();
        for (String code : List.of(
                "iam",
                "awsSecretsManager",
                "aws_secrets_manager",
                "secretsManager",
                "federatedAuth",
                "federated_auth",
                "okta",
                "customEndpoint",
                "custom_endpoint")) {
            absent.put(code, AWS);
        }
        for (String code : List.of(
                "staleDns",
                "stale_dns",
                "auroraStaleDns",
                "readWriteSplitting",
                "read_write_splitting",
                "fastestResponse",
                "fastestResponseStrategy",
                "fastest_response_strategy",
                "executionTime",
                "logQuery")) {
            absent.put(code, LATER);
        }
        return absent;
    }

    private record BuiltIn(
            String code, List<String> aliases, Stage stage, String purpose, Function<PluginSetup, Plugin> maker)
            implements PluginProvider {
        @Override
        public Plugin create(PluginSetup setup) {
            return maker.apply(setup);
        }
    }
}
