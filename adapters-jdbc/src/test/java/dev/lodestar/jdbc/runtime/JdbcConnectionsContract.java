package dev.lodestar.jdbc.runtime;

import dev.lodestar.domain.cluster.HostAddress;
import dev.lodestar.domain.session.Isolation;
import dev.lodestar.domain.session.SessionState;
import dev.lodestar.domain.settings.Secret;
import dev.lodestar.jdbc.target.OpenRequest;
import dev.lodestar.jdbc.target.SocketSettings;
import dev.lodestar.jdbc.target.TargetDrivers;
import dev.lodestar.ports.ConnectionPort;
import dev.lodestar.ports.contract.ConnectionPortContract;
import dev.lodestar.testkit.junit.PostgresClusterExtension;
import dev.lodestar.testkit.postgres.PostgresCluster;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The contract for the connections of one machine, whichever threads its questions run on. */
abstract class JdbcConnectionsContract extends ConnectionPortContract {

    @RegisterExtension
    static final PostgresClusterExtension POSTGRES =
            PostgresClusterExtension.with(PostgresCluster.builder().nodes(1));

    private final JdbcConnections.Asking asking;
    private final PostgresCluster cluster = POSTGRES.cluster();
    private Hands hands;
    private JdbcConnections connections;

    JdbcConnectionsContract(JdbcConnections.Asking asking) {
        this.asking = asking;
    }

    @BeforeEach
    void make() throws SQLException {
        OpenRequest request = new OpenRequest(
                new OpenRequest.Login(cluster.user(), Secret.of(cluster.password()), cluster.database()),
                Map.of(),
                new SocketSettings(
                        Duration.ZERO,
                        Duration.ZERO,
                        new SocketSettings.KeepAlive(false, Duration.ZERO, Duration.ZERO, 0)),
                LONG,
                OpenRequest.Purpose.APPLICATION);
        hands = new Hands("hand");
        connections = new JdbcConnections(TargetDrivers.forScheme("postgresql"), request, hands, asking);
    }

    @AfterEach
    void end() {
        connections.dispose();
        hands.close();
    }

    @Override
    protected ConnectionPort port() {
        return connections;
    }

    @Override
    protected HostAddress server() {
        return new HostAddress(cluster.node(1).address(), cluster.node(1).port());
    }

    @Override
    protected void silence() {
        cluster.freeze(cluster.node(1));
    }

    @Override
    protected String rowsSql() {
        return "SELECT * FROM (VALUES ('a', NULL::text, 7), (NULL, '', -1)) AS t";
    }

    @Override
    protected String slowSql() {
        return "SELECT pg_catalog.pg_sleep(60)";
    }

    @Override
    protected String refusedSql() {
        return "SELECT * FROM nowhere";
    }

    /** Autocommit off, too: a question is a transaction of its own all the same. */
    @Override
    protected SessionState session() {
        return SessionState.UNTOUCHED
                .withIsolation(Isolation.SERIALIZABLE)
                .withSchema("pg_toast")
                .withAutoCommit(false);
    }

    @Override
    protected String sessionSql() {
        return "SELECT CAST(current_setting('default_transaction_isolation') = 'serializable'"
                + " AND current_setting('search_path') LIKE '%pg_toast%' AS text)";
    }
}
