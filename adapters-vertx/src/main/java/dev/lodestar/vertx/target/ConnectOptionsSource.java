package dev.lodestar.vertx.target;

import dev.lodestar.domain.cluster.HostAddress;
import io.vertx.core.Future;
import io.vertx.pgclient.PgConnectOptions;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a physical connection is opened with: the application's options, asked for anew each time because credentials
 * expire, with the host that was chosen. An application's supplier that throws, gives nothing or never completes is a
 * failed dial and nothing worse; handed to the client as it is, it would cost a slot of the pool for ever.
 */
public final class ConnectOptionsSource {

    private static final String APPLICATION_NAME = "application_name";

    /** Our word for connections that no application uses. */
    private static final String MONITOR = "lodestar monitor";

    private final Supplier<Future<PgConnectOptions>> supplier;
    private final Consumer<PgConnectOptions> overlay;
    private final Duration patience;

    /** @param overlay puts on what was given elsewhere and wins */
    public ConnectOptionsSource(
            Supplier<Future<PgConnectOptions>> supplier, Consumer<PgConnectOptions> overlay, Duration patience) {
        this.supplier = supplier;
        this.overlay = overlay;
        this.patience = patience;
    }

    /** For a connection of the application. Any thread. */
    Future<PgConnectOptions> to(HostAddress address) {
        return asked().map(options -> options.setHost(address.name())
                .setPort(address.port())
                // Trying again is decided by the machines, and the client would do it with the same credentials.
                .setReconnectAttempts(0));
    }

    /** For a connection of our own: nothing that shapes the application's session. Any thread. */
    Future<PgConnectOptions> monitoring(HostAddress address) {
        return to(address).map(options -> {
            String name = options.getProperties().get(APPLICATION_NAME);
            Map<String, String> properties = new LinkedHashMap<>(PgConnectOptions.DEFAULT_PROPERTIES);
            properties.put(APPLICATION_NAME, name == null ? MONITOR : name + " (" + MONITOR + ")");
            options.setProperties(properties);
            return options.setCachePreparedStatements(false);
        });
    }

    /** A copy, because suppliers like to give the same object. */
    private Future<PgConnectOptions> asked() {
        @Nullable Future<PgConnectOptions> given;
        try {
            given = supplier.get();
        } catch (Throwable broken) {
            return Future.failedFuture(broken);
        }
        if (given == null) {
            return Future.failedFuture(new IllegalStateException("The supplier of connect options gave null."));
        }
        Future<PgConnectOptions> bounded =
                given.isComplete() ? given : given.timeout(Math.max(1, patience.toMillis()), TimeUnit.MILLISECONDS);
        return bounded.map(options -> {
            PgConnectOptions copy = new PgConnectOptions(options);
            overlay.accept(copy);
            return copy;
        });
    }
}
