package dev.lodestar.jdbc.runtime;

/** Questions are executed on the thread that asks. */
class JdbcConnectionsHereTest extends JdbcConnectionsContract {

    JdbcConnectionsHereTest() {
        super(JdbcConnections.Asking.HERE);
    }
}
