package dev.lodestar.examples.quickstart;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lodestar.testkit.junit.PostgresClusterExtension;
import dev.lodestar.testkit.postgres.PostgresCluster;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The example does what it says, also when the host named first is dead and another one is the writer. */
class QuickstartTest {
    @RegisterExtension
    static final PostgresClusterExtension POSTGRES = PostgresClusterExtension.with(PostgresCluster.builder()
            .synchronous(true)
            .sql("CREATE TABLE orders (id int GENERATED ALWAYS AS IDENTITY, item text NOT NULL)"));

    @Test
    void ordersALampBeforeAndAfterTheWriterCrashed(PostgresCluster cluster) throws SQLException {
        String url = "jdbc:lodestar:postgresql://" + cluster.hostList() + "/" + cluster.database() + "?user="
                + cluster.user();

        Quickstart.order(url, cluster.password());
        cluster.failover();
        Quickstart.order(url, cluster.password());

        assertEquals(2, lamps(cluster));
    }

    private static int lamps(PostgresCluster cluster) throws SQLException {
        try (Connection writer = cluster.connect(cluster.writer());
                Statement statement = writer.createStatement();
                ResultSet count = statement.executeQuery("SELECT count(*) FROM orders WHERE item = 'lamp'")) {
            count.next();
            return count.getInt(1);
        }
    }
}
