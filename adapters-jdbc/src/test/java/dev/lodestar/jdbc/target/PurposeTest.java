package dev.lodestar.jdbc.target;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestar.jdbc.target.OpenRequest.Purpose;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.postgresql.PGConnection;

/** Which of the driver's properties reach which connection. */
@ExtendWith(RealServer.Provided.class)
class PurposeTest {

    private final RealServer server;

    PurposeTest(RealServer server) {
        this.server = server;
    }

    @Test
    void hostsAreChosenByNobodyButUs() throws Exception {
        Physical physical = server.open(
                "targetServerType",
                "secondary",
                "loadBalanceHosts",
                "true",
                "PGHOST",
                "no-such-host.invalid",
                "loginTimeout",
                "1",
                "connectTimeout",
                "1",
                "hostRecheckSeconds",
                "1",
                "PGDBNAME",
                "elsewhere");
        assertTrue(RealServer.pid(physical) > 0);
        physical.close();
    }

    @Test
    void anApplicationGetsItsProperties() throws Exception {
        Physical physical = server.open(
                "ApplicationName",
                "orders",
                "currentSchema",
                "pg_catalog",
                "defaultRowFetchSize",
                "7",
                "readOnly",
                "true");
        assertEquals("orders", shown(physical, "application_name"));
        assertEquals("pg_catalog", shown(physical, "search_path"));
        assertTrue(physical.connection().isReadOnly());
        assertEquals(7, physical.connection().unwrap(PGConnection.class).getDefaultFetchSize());
        physical.close();
    }

    @Test
    void monitoringInheritsTheWayInButNotTheSession() throws Exception {
        Map<String, String> properties = Map.of(
                "ApplicationName",
                "orders",
                "currentSchema",
                "pg_catalog",
                "defaultRowFetchSize",
                "7",
                "readOnly",
                "true",
                "targetServerType",
                "secondary",
                "autosave",
                "always",
                "tcpNoDelay",
                "false");
        SocketSettings sockets =
                new SocketSettings(Duration.ZERO, Duration.ofMillis(1234), SocketSettings.KeepAlive.OFF);
        OpenRequest request = new OpenRequest(server.login(), properties, sockets, Requests.LONG, Purpose.APPLICATION)
                .forMonitoring();
        Physical physical = server.open(request);
        assertEquals("orders (lodestar monitor)", shown(physical, "application_name"));
        assertFalse(physical.connection().isReadOnly());
        assertEquals(0, physical.connection().getNetworkTimeout());
        assertEquals(0, physical.connection().unwrap(PGConnection.class).getDefaultFetchSize());
        assertEquals(
                "NEVER",
                physical.connection().unwrap(PGConnection.class).getAutosave().name());
        physical.close();
    }

    private static String shown(Physical physical, String setting) throws SQLException {
        return physical.query("select pg_catalog.current_setting('" + setting + "')", Requests.LONG)
                .text(0, 0)
                .orElseThrow();
    }
}
