package dev.lodestar.vertx.scenario;

import dev.lodestar.testkit.Face;
import dev.lodestar.testkit.InstanceIds;
import dev.lodestar.testkit.junit.PostgresClusterExtension;
import dev.lodestar.testkit.postgres.PostgresCluster;
import org.junit.jupiter.api.extension.RegisterExtension;

class AuroraUnderWayTest extends UnderWay {

    @RegisterExtension
    static final PostgresClusterExtension POSTGRES = PostgresClusterExtension.with(PostgresCluster.builder()
            .face(Face.AURORA)
            .instanceIds(InstanceIds.ADDRESSES)
            .synchronous(true)
            .proxied(true));

    @Override
    PostgresCluster cluster() {
        return POSTGRES.cluster();
    }

    @Override
    Stage stage() {
        return Stage.onAurora(cluster());
    }
}
