package dev.lodestar.vertx.target;

import dev.lodestar.domain.cluster.HostAddress;
import dev.lodestar.domain.dialect.Rows;
import dev.lodestar.domain.effect.ConnectionRef;
import dev.lodestar.domain.session.Isolation;
import dev.lodestar.domain.session.SessionState;
import dev.lodestar.ports.ConnectionPort;
import dev.lodestar.ports.Done;
import dev.lodestar.ports.Reply;
import dev.lodestar.ports.contract.ConnectionPortContract;
import dev.lodestar.testkit.junit.PostgresClusterExtension;
import dev.lodestar.testkit.postgres.PostgresCluster;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The contract for the single connections of a machine, on the context they are confined to. */
class SingleConnectionsTest extends ConnectionPortContract {

    @RegisterExtension
    static final PostgresClusterExtension POSTGRES =
            PostgresClusterExtension.with(PostgresCluster.builder().nodes(1));

    private final PostgresCluster cluster = POSTGRES.cluster();
    private Vertx vertx;
    private ConnectionPort port;

    @BeforeEach
    void make() {
        vertx = Vertx.vertx();
        Context context = vertx.getOrCreateContext();
        port = new OnContext(context, new SingleConnections(vertx, Diallings.to(cluster, LONG)));
    }

    @AfterEach
    void end() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    /** Hops to the context of the port, as the machines that use it are there already. */
    private record OnContext(Context context, ConnectionPort port) implements ConnectionPort {
        @Override
        public void open(ConnectionRef connection, HostAddress address, Duration patience, Reply<Done> reply) {
            context.runOnContext(now -> port.open(connection, address, patience, reply));
        }

        @Override
        public void query(ConnectionRef connection, String sql, Duration patience, Reply<Rows> reply) {
            context.runOnContext(now -> port.query(connection, sql, patience, reply));
        }

        @Override
        public void restore(ConnectionRef connection, SessionState session, Duration patience, Reply<Done> reply) {
            context.runOnContext(now -> port.restore(connection, session, patience, reply));
        }

        @Override
        public void close(ConnectionRef connection) {
            context.runOnContext(now -> port.close(connection));
        }
    }

    @Override
    protected ConnectionPort port() {
        return port;
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

    @Override
    protected SessionState session() {
        return SessionState.UNTOUCHED
                .withIsolation(Isolation.SERIALIZABLE)
                .withReadOnly(true)
                .withSchema("pg_toast");
    }

    @Override
    protected String sessionSql() {
        return "SELECT CAST(current_setting('default_transaction_isolation') = 'serializable'"
                + " AND current_setting('default_transaction_read_only') = 'on'"
                + " AND current_setting('search_path') LIKE '%pg_toast%' AS text)";
    }
}
