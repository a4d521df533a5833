package dev.lodestar.domain.assembly;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestar.domain.cluster.HostAddress;
import dev.lodestar.domain.dialect.DatabaseFamily;
import dev.lodestar.domain.dialect.Dialects;
import dev.lodestar.domain.discovery.DiscoveryRequest;
import dev.lodestar.domain.failure.MySqlFailureRules;
import dev.lodestar.domain.monitor.ClusterRules;
import dev.lodestar.domain.plugin.Chain;
import dev.lodestar.domain.plugin.Protection;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AssemblyTest {

    private static final List<HostAddress> SEEDS = List.of(new HostAddress("a", 5432), new HostAddress("b", 5432));

    private static ClusterPlan plan(Map<String, String> given) {
        return plan(DatabaseFamily.POSTGRESQL, given);
    }

    private static ClusterPlan plan(DatabaseFamily family, Map<String, String> given) {
        ClusterUrl url = new ClusterUrl(family, SEEDS, Optional.empty(), Map.of());
        return ((ClusterPlan.Reading.Good) ClusterPlan.read(url, given, name -> false, List.of())).plan();
    }

    private static Chain chain(Map<String, String> given) {
        return Assembly.chain(plan(given), Dialects.REPLICATED_POSTGRES);
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
        ClusterPlan plan = plan(Map.of(
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
        ClusterRules rules = Assembly.clusterRules(plan, Dialects.REPLICATED_POSTGRES);
        assertEquals(Duration.ofSeconds(7), rules.topologyRefresh());
        assertEquals(Duration.ofMillis(70), rules.searchInterval());
        assertEquals(Duration.ofMillis(900), rules.detectionTime());
        assertEquals(2, rules.detectionCount());
        DiscoveryRequest request = Assembly.discovery(plan);
        assertEquals(Duration.ofSeconds(3), request.queryPatience());
        assertEquals(Duration.ofSeconds(4), request.dialPatience());
        assertEquals(Optional.empty(), request.dialect());
    }

    @Test
    void aConnectTimeoutOfZeroIsNoLimitAndNotNothing() {
        DiscoveryRequest request = Assembly.discovery(plan(Map.of("connectTimeout", "0")));
        assertTrue(request.dialPatience().compareTo(Duration.ofHours(1)) > 0);
    }

    @Test
    void aDialectThatWasNamedIsNotAskedFor() {
        DiscoveryRequest request = Assembly.discovery(plan(Map.of("dialect", "aurora-pg")));
        assertEquals(Optional.of(Dialects.AURORA_POSTGRES), request.dialect());
    }

    @Test
    void everythingComesFromTheFamilyOfTheUrl() {
        ClusterPlan mysql = plan(DatabaseFamily.MYSQL, Map.of("dialect", "multi-az-mysql"));
        DiscoveryRequest request = Assembly.discovery(mysql);
        assertEquals(Optional.of(Dialects.MULTI_AZ_MYSQL), request.dialect());
        assertSame(MySqlFailureRules.STANDARD, request.failureRules());
        assertEquals(
                DatabaseFamily.MYSQL.detection(2).firstSql(),
                request.detection().firstSql());
    }

    @Test
    void aDialectOfTheOtherFamilyIsRefused() {
        ClusterUrl url = new ClusterUrl(DatabaseFamily.MYSQL, SEEDS, Optional.empty(), Map.of());
        ClusterPlan.Reading reading = ClusterPlan.read(url, Map.of("dialect", "aurora-pg"), name -> false, List.of());
        assertEquals(
                "Setting dialect=aurora-pg names no dialect of mysql. Known ones are auto, global-aurora-mysql,"
                        + " rds-multi-az-mysql-cluster, aurora-mysql, rds-mysql, replicated-mysql, mysql.",
                ((ClusterPlan.Reading.Bad) reading).problem());
    }
}
