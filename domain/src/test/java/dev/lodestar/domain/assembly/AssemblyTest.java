package dev.lodestar.domain.assembly;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestar.domain.cluster.HostAddress;
import dev.lodestar.domain.dialect.Dialects;
import dev.lodestar.domain.discovery.DiscoveryRequest;
import dev.lodestar.domain.monitor.ClusterRules;
import dev.lodestar.domain.plugin.Chain;
import dev.lodestar.domain.plugin.PluginSelection;
import dev.lodestar.domain.plugin.PluginSetup;
import dev.lodestar.domain.plugin.Protection;
import dev.lodestar.domain.settings.DatabaseFamily;
import dev.lodestar.domain.settings.ParsedSettings;
import dev.lodestar.domain.settings.Settings;
import dev.lodestar.domain.settings.SettingsCatalog;
import dev.lodestar.domain.settings.SettingsReader;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AssemblyTest {

    private static final List<HostAddress> SEEDS = List.of(new HostAddress("a", 5432), new HostAddress("b", 5432));

    private static Settings settings(Map<String, String> given) {
        ParsedSettings parsed = new SettingsReader(DatabaseFamily.POSTGRESQL, name -> false).read(given);
        assertTrue(parsed.isUsable(), parsed.problemText());
        return parsed.settings();
    }

    private static Chain chain(Map<String, String> given) {
        Settings settings = settings(given);
        PluginSelection plugins = BuiltInPlugins.catalogWith(List.of()).select(settings.value(SettingsCatalog.PLUGINS));
        assertEquals(List.of(), plugins.problems());
        return Assembly.chain(plugins, new PluginSetup(settings, SEEDS, Dialects.REPLICATED_POSTGRES));
    }

    @Test
    void theDefaultChainIsCompleteAndInOrder() {
        Chain chain = chain(Map.of());
        assertEquals("initialConnection,connectionTracker,failover,hostMonitoring", chain.toString());
        assertTrue(chain.needsTopology());
        assertTrue(chain.protects(Protection.ABORT_IN_FLIGHT));
        assertTrue(chain.protects(Protection.CLOSE_IDLE));
        assertTrue(chain.protects(Protection.WATCH_CALLS));
    }

    @Test
    void codesOfOtherDriversAndAnyOrderMakeTheSameChain() {
        Chain other = chain(Map.of("plugins", "efm2,failover2,auroraConnectionTracker,initialConnection"));
        assertEquals(chain(Map.of()).toString(), other.toString());
    }

    @Test
    void withoutPluginsNothingIsWatched() {
        Chain chain = chain(Map.of("plugins", ""));
        assertFalse(chain.needsTopology());
        assertFalse(chain.protects(Protection.WATCH_CALLS));
    }

    @Test
    void detectionCanBeSwitchedOff() {
        Chain chain = chain(Map.of("plugins", "hostMonitoring", "failureDetectionEnabled", "false"));
        assertFalse(chain.needsTopology());
        assertFalse(chain.protects(Protection.ABORT_IN_FLIGHT));
    }

    @Test
    void settingsBecomeRules() {
        Settings settings = settings(Map.of(
                "topologyRefresh",
                "7s",
                "searchInterval",
                "70ms",
                "failureDetectionTime",
                "900ms",
                "failureDetectionCount",
                "2",
                "auxiliaryQueryTimeout",
                "3s",
                "connectTimeout",
                "4"));
        ClusterRules rules = Assembly.clusterRules(settings, SEEDS, Dialects.REPLICATED_POSTGRES);
        assertEquals(Duration.ofSeconds(7), rules.topologyRefresh());
        assertEquals(Duration.ofMillis(70), rules.searchInterval());
        assertEquals(Duration.ofMillis(900), rules.detectionTime());
        assertEquals(2, rules.detectionCount());
        DiscoveryRequest request = Assembly.discovery(settings, SEEDS);
        assertEquals(Duration.ofSeconds(3), request.queryPatience());
        assertEquals(Duration.ofSeconds(4), request.dialPatience());
        assertEquals(Optional.empty(), request.dialect());
    }

    @Test
    void aConnectTimeoutOfZeroIsNoLimitAndNotNothing() {
        DiscoveryRequest request = Assembly.discovery(settings(Map.of("connectTimeout", "0")), SEEDS);
        assertTrue(request.dialPatience().compareTo(Duration.ofHours(1)) > 0);
    }

    @Test
    void aDialectThatWasNamedIsNotAskedFor() {
        DiscoveryRequest request = Assembly.discovery(settings(Map.of("dialect", "aurora-pg")), SEEDS);
        assertEquals(Optional.of(Dialects.AURORA_POSTGRES), request.dialect());
    }
}
