package dev.lodestar.jdbc.target;

import dev.lodestar.domain.cluster.HostAddress;
import dev.lodestar.domain.settings.Secret;
import dev.lodestar.jdbc.target.OpenRequest.Login;
import dev.lodestar.testkit.Cluster;
import dev.lodestar.testkit.Node;
import dev.lodestar.testkit.postgres.PostgresCluster;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** One PostgreSQL server for all tests of a run. A test that freezes it thaws it. */
final class RealServer implements AutoCloseable {

    private final Cluster cluster = PostgresCluster.builder().nodes(1).start();
    private final Node node = cluster.node(1);
    private final TargetDriver driver = new PostgresTarget();

    HostAddress address() {
        return new HostAddress(node.address(), node.port());
    }

    Login login() {
        return new Login(cluster.user(), Secret.of(cluster.password()), cluster.database());
    }

    Physical open() throws SQLException {
        return open(Requests.plain(login()));
    }

    Physical open(String... properties) throws SQLException {
        return open(Requests.with(login(), properties));
    }

    Physical open(OpenRequest request) throws SQLException {
        return driver.opening(address(), request).run();
    }

    void freeze() {
        cluster.freeze(node);
    }

    void thaw() {
        cluster.thaw(node);
    }

    /** The first value of an answer to the superuser. */
    String ask(String sql) throws SQLException {
        try (Connection admin = cluster.admin(node);
                Statement statement = admin.createStatement();
                ResultSet answer = statement.executeQuery(sql)) {
            return answer.next() ? answer.getString(1) : "";
        }
    }

    /** Returns once the answer is as wished; there is no event for what happens inside of a server. */
    void await(String sql, String wished) throws SQLException {
        long end = System.nanoTime() + Call.HANGS.toNanos();
        String answer = ask(sql);
        while (!answer.equals(wished)) {
            if (System.nanoTime() > end) {
                throw new AssertionError(sql + " says " + answer + ", not " + wished + ".");
            }
            answer = ask(sql);
        }
    }

    static int pid(Physical physical) throws SQLException {
        return Integer.parseInt(physical.query("select pg_catalog.pg_backend_pid()::text", Requests.LONG)
                .text(0, 0)
                .orElseThrow());
    }

    @Override
    public void close() {
        cluster.close();
    }

    /** Hands the server to tests that want one, and ends it after the last. */
    static final class Provided implements ParameterResolver {

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == RealServer.class;
        }

        @Override
        public RealServer resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getRoot()
                    .getStore(ExtensionContext.Namespace.create(RealServer.class))
                    .getOrComputeIfAbsent(RealServer.class, type -> new RealServer(), RealServer.class);
        }
    }
}
