package dev.lodestar.jdbc.target;

import dev.lodestar.domain.cluster.HostAddress;
import dev.lodestar.jdbc.target.OpenRequest.Login;
import dev.lodestar.jdbc.target.OpenRequest.Purpose;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What pgjdbc is told. Its own timeouts are switched off (whole seconds, several attempts each) because the
 * {@link Wire} keeps ours, and so is its choice among hosts.
 */
final class PostgresProperties {

    /** Our word for connections that no application uses. */
    private static final String MONITOR = "lodestar monitor";

    /** Where the connection goes is the URL's to say, and bounds are ours. */
    private static final Set<String> OURS =
            Set.of("PGHOST", "PGPORT", "PGDBNAME", "hostRecheckSeconds", "connectExecutor", "connectExecutorArg");

    /** Switched off: the wire keeps the bounds, and there is one host. */
    private static final Map<String, String> OFF = Map.of(
            "targetServerType", "any",
            "loadBalanceHosts", "false",
            "connectTimeout", "0",
            "socketTimeout", "0",
            "loginTimeout", "0");

    /** What shapes an application's session and has no place on a monitoring connection. */
    private static final Set<String> SESSION = Set.of(
            "adaptiveFetch",
            "adaptiveFetchMaximum",
            "adaptiveFetchMinimum",
            "ApplicationName",
            "autosave",
            "cleanupSavepoints",
            "currentSchema",
            "defaultRowFetchSize",
            "logUnclosedConnections",
            "maxResultBuffer",
            "queryTimeout",
            "readOnly",
            "readOnlyMode",
            "replication");

    /** For a test: every name above is one of pgjdbc's. */
    static final List<String> NAMED =
            Stream.of(OURS, OFF.keySet(), SESSION).flatMap(Set::stream).toList();

    private final Properties all = new Properties();
    private final OpenRequest request;

    PostgresProperties(OpenRequest request) {
        this.request = request;
        boolean monitoring = request.purpose() == Purpose.MONITORING;
        request.properties().forEach((name, value) -> {
            if (!OURS.contains(name) && !(monitoring && SESSION.contains(name))) {
                all.setProperty(name, value);
            }
        });
        logIn(request.login());
        if (monitoring) {
            all.setProperty(
                    "ApplicationName", applicationName(request.properties().get("ApplicationName")));
        }
        all.putAll(OFF);
        boolean keepAlive = request.sockets().keepAlive().on();
        all.setProperty("tcpKeepAlive", String.valueOf(keepAlive));
    }

    private void logIn(Login login) {
        if (login.user() != null) {
            all.setProperty("user", login.user());
        }
        if (login.password() != null) {
            all.setProperty("password", login.password().reveal());
        }
    }

    private static String applicationName(@Nullable String application) {
        return application == null ? MONITOR : application + " (" + MONITOR + ")";
    }

    /** As the user gave them, his own socket factory included. */
    Properties users() {
        Properties copy = new Properties();
        copy.putAll(all);
        return copy;
    }

    /** With our socket factory, which finds its wire by the token. */
    Properties withSockets(String token) {
        Properties copy = users();
        copy.setProperty("socketFactory", PostgresSockets.class.getName());
        copy.setProperty("socketFactoryArg", token);
        return copy;
    }

    /** {@code jdbc:postgresql://host:port/database}; a service is named here because pgjdbc reads it nowhere else. */
    String url(HostAddress address) {
        String database = request.login().database();
        String service = request.properties().get("service");
        return "jdbc:postgresql://" + address + "/"
                + (database == null ? "" : encoded(database))
                + (service == null ? "" : "?service=" + encoded(service));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
