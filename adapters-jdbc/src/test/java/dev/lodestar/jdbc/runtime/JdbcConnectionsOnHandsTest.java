package dev.lodestar.jdbc.runtime;

/** Questions are executed on the pool. */
class JdbcConnectionsOnHandsTest extends JdbcConnectionsContract {

    JdbcConnectionsOnHandsTest() {
        super(JdbcConnections.Asking.ON_HANDS);
    }
}
