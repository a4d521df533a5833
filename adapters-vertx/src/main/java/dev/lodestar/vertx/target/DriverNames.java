package dev.lodestar.vertx.target;

import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.SslMode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * Names in a URI that are the client's: its own options, and parameters that the server takes at the start of a
 * session.
 */
public final class DriverNames {

    private static final Map<String, BiConsumer<PgConnectOptions, String>> OPTIONS = options();

    private static final Set<String> SESSION = Set.of(
            "application_name",
            "client_encoding",
            "DateStyle",
            "default_transaction_isolation",
            "default_transaction_read_only",
            "extra_float_digits",
            "idle_in_transaction_session_timeout",
            "IntervalStyle",
            "lock_timeout",
            "options",
            "role",
            "search_path",
            "statement_timeout",
            "TimeZone");

    private DriverNames() {}

    private static Map<String, BiConsumer<PgConnectOptions, String>> options() {
        Map<String, BiConsumer<PgConnectOptions, String>> options = new LinkedHashMap<>();
        options.put("sslmode", (all, value) -> all.setSslMode(SslMode.of(value)));
        options.put("sslMode", (all, value) -> all.setSslMode(SslMode.of(value)));
        options.put("pipeliningLimit", (all, value) -> all.setPipeliningLimit(Integer.parseInt(value)));
        options.put(
                "cachePreparedStatements", (all, value) -> all.setCachePreparedStatements(Boolean.parseBoolean(value)));
        options.put(
                "preparedStatementCacheMaxSize",
                (all, value) -> all.setPreparedStatementCacheMaxSize(Integer.parseInt(value)));
        options.put("useLayer7Proxy", (all, value) -> all.setUseLayer7Proxy(Boolean.parseBoolean(value)));
        return options;
    }

    /** Whether a name is the client's. Extensions' parameters have a dot in their names. */
    public static boolean knows(String name) {
        return OPTIONS.containsKey(name) || SESSION.contains(name) || name.indexOf('.') > 0;
    }

    /** @throws IllegalArgumentException that says so if the client does not understand the value */
    public static void apply(PgConnectOptions options, String name, String value) {
        BiConsumer<PgConnectOptions, String> option = OPTIONS.get(name);
        if (option == null) {
            options.addProperty(name, value);
            return;
        }
        try {
            option.accept(options, value);
        } catch (IllegalArgumentException misunderstood) {
            throw new IllegalArgumentException(
                    "The client does not understand " + name + "=" + value + ": " + misunderstood.getMessage() + ".",
                    misunderstood);
        }
    }
}
