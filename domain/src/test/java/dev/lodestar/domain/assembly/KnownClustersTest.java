package dev.lodestar.domain.assembly;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestar.domain.cluster.Host;
import dev.lodestar.domain.cluster.HostAddress;
import dev.lodestar.domain.cluster.HostId;
import dev.lodestar.domain.cluster.Topology;
import dev.lodestar.domain.dialect.Dialects;
import dev.lodestar.domain.plugin.CallOutcome;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which URLs share what is known of a cluster. */
class KnownClustersTest {

    private Topology now = Topology.EMPTY;
    private final KnownClusters<String> known = new KnownClusters<>(cluster -> now);

    private static ClusterPlan plan(String url) {
        ClusterUrl good = ((ClusterUrl.Reading.Good) ClusterUrl.read(url)).url();
        ClusterPlan.Reading reading = ClusterPlan.read(good, Map.of(), name -> true, List.of());
        return ((ClusterPlan.Reading.Good) reading).plan();
    }

    private static CallOutcome.Discovered found(String... hosts) {
        Map<HostId, HostAddress> members = new LinkedHashMap<>();
        for (String host : hosts) {
            HostAddress address = new HostAddress(host, 5432);
            members.put(HostId.of(address), address);
        }
        return new CallOutcome.Discovered(Dialects.REPLICATED_POSTGRES, members, Optional.empty());
    }

    @Test
    void aUrlIsKnownOnceItsClusterIs() {
        ClusterPlan plan = plan("postgresql://a,b/shop?user=u&password=p");
        assertEquals(Optional.empty(), known.use(plan));
        known.add(plan, found("a", "b"), "cluster");
        assertEquals(Optional.of("cluster"), known.use(plan));
    }

    @Test
    void anotherUrlOfTheSameMembersSharesTheCluster() {
        known.add(plan("postgresql://a,b/shop?user=u"), found("a", "b"), "cluster");
        ClusterPlan other = plan("postgresql://b/shop?user=u");
        assertEquals(Optional.of("cluster"), known.useSame(other, found("a", "b")));
        assertEquals(Optional.of("cluster"), known.use(other));
    }

    @Test
    void aClusterWhoseMembersHaveAllBeenReplacedIsKnownByItsPresentOnes() {
        known.add(plan("postgresql://a/shop?user=u"), found("a"), "cluster");
        now = new Topology(7, List.of(Host.at(new HostAddress("c", 5432))), Optional.empty(), false);
        assertEquals(Optional.of("cluster"), known.useSame(plan("postgresql://c/shop?user=u"), found("c")));
    }

    @Test
    void aClusterWithoutACommonMemberIsAnother() {
        known.add(plan("postgresql://a/shop?user=u"), found("a"), "cluster");
        assertEquals(Optional.empty(), known.useSame(plan("postgresql://c/shop?user=u"), found("c")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "user=v&password=p",
                "user=u&password=q",
                "user=u&password=p&clusterId=other",
                "user=u&password=p&failureDetectionTime=1s",
                "user=u&password=p&topologyRefresh=5s",
                "user=u&password=p&sslmode=require"
            })
    void whoWantsSomethingElseOfTheMachineGetsItsOwn(String parameters) {
        known.add(plan("postgresql://a/shop?user=u&password=p"), found("a"), "cluster");
        ClusterPlan other = plan("postgresql://a/shop?" + parameters);
        assertEquals(Optional.empty(), known.use(other));
        assertEquals(Optional.empty(), known.useSame(other, found("a")));
    }

    @Test
    void whoLogsInAsSomebodyElseGetsItsOwn() {
        ClusterPlan plan = plan("postgresql://a/shop").loggingInAs("one");
        known.add(plan, found("a"), "cluster");
        ClusterPlan other = plan("postgresql://a/shop").loggingInAs("another");
        assertEquals(Optional.empty(), known.use(other));
        assertEquals(Optional.empty(), known.useSame(other, found("a")));
        assertEquals(
                Optional.of("cluster"), known.use(plan("postgresql://a/shop").loggingInAs("one")));
    }

    @Test
    void theLastUserEndsIt() {
        ClusterPlan plan = plan("postgresql://a/shop?user=u");
        known.add(plan, found("a"), "cluster");
        known.use(plan);
        assertFalse(known.release("cluster"));
        assertTrue(known.release("cluster"));
        assertEquals(Optional.empty(), known.use(plan));
    }

    @Test
    void noPlanPrintsASecret() {
        String printed = plan("postgresql://a/shop?user=u&password=topsecret&sslpassword=topsecret")
                .toString();
        assertFalse(printed.contains("topsecret"), printed);
    }
}
