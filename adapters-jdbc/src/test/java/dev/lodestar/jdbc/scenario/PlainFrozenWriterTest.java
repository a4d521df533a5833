package dev.lodestar.jdbc.scenario;

import dev.lodestar.testkit.junit.PostgresClusterExtension;
import dev.lodestar.testkit.postgres.PostgresCluster;
import org.junit.jupiter.api.extension.RegisterExtension;

class PlainFrozenWriterTest extends FrozenWriter {

    @RegisterExtension
    static final PostgresClusterExtension POSTGRES = PostgresClusterExtension.with(
            PostgresCluster.builder().synchronous(true).sql(Sql.TABLE));

    @Override
    App app() {
        return App.plain(POSTGRES.cluster());
    }
}
