package dev.lodestar.jdbc.scenario;

import dev.lodestar.testkit.Face;
import dev.lodestar.testkit.InstanceIds;
import dev.lodestar.testkit.junit.PostgresClusterExtension;
import dev.lodestar.testkit.postgres.PostgresCluster;
import org.junit.jupiter.api.extension.RegisterExtension;

class AuroraWriterCrashTest extends WriterCrash {

    @RegisterExtension
    static final PostgresClusterExtension POSTGRES = PostgresClusterExtension.with(PostgresCluster.builder()
            .face(Face.AURORA)
            .instanceIds(InstanceIds.ADDRESSES)
            .synchronous(true)
            .sql(Sql.TABLE));

    @Override
    App app() {
        return App.aurora(POSTGRES.cluster());
    }
}
