package dev.lodestar.benchmarks.crash;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestar.testkit.InstanceIds;
import dev.lodestar.testkit.Takeover;
import dev.lodestar.testkit.postgres.PostgresCluster;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BeatsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @ParameterizedTest
    @EnumSource
    void everyBeatArrivesAtTheNewWriter(Adapter adapter) throws Exception {
        CrashOptions options = CrashOptions.parse(List.of("--adapter", adapter.toString(), "--connections", "3"));
        try (PostgresCluster cluster = PostgresCluster.builder()
                        .instanceIds(InstanceIds.ADDRESSES)
                        .start();
                Beats beats = Beats.on(cluster, options)) {
            for (Arrivals one : beats.arrivals()) {
                one.awaitAt(cluster.writer().address(), PATIENCE);
            }
            Takeover takeover = cluster.failover();
            for (Arrivals one : beats.arrivals()) {
                assertTrue(one.awaitAt(takeover.to().address(), PATIENCE) > takeover.begunAt());
            }
        }
    }
}
