package dev.lodestar.jdbc.target;

import dev.lodestar.domain.settings.Secret;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a connection shall be opened, whatever the host.
 *
 * @param login who wants in, and where
 * @param properties the driver's own properties, in order and untouched; those that would choose hosts or bound the
 *     login are overruled
 * @param sockets what the TCP socket gets
 * @param patience the bound of the whole opening, name lookup, TLS and login included; longer than zero. See {@link
 *     Opening#run()} for the one exception
 * @param purpose whether an application will use it
 */
public record OpenRequest(
        Login login, Map<String, String> properties, SocketSettings sockets, Duration patience, Purpose purpose) {

    public OpenRequest {
        properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
        if (patience.isZero() || patience.isNegative()) {
            throw new IllegalArgumentException("Opening a connection needs some patience, not " + patience + ".");
        }
    }

    /** The same request with another bound. */
    public OpenRequest within(Duration bound) {
        return new OpenRequest(login, properties, sockets, bound, purpose);
    }

    /** The same request for a connection of our own. */
    public OpenRequest forMonitoring() {
        return new OpenRequest(login, properties, sockets, patience, Purpose.MONITORING);
    }

    /** The same request with another login, for example with fresh credentials. */
    public OpenRequest as(Login other) {
        return new OpenRequest(other, properties, sockets, patience, purpose);
    }

    /** Not the properties: a driver's own property may hold a password. */
    @Override
    public String toString() {
        return purpose + " connection for " + login + " within " + patience;
    }

    /**
     * Who logs in, and to which database. What is null is the driver's to find (for pgjdbc: the name of the system's
     * user, the password file, a database named like the user).
     */
    public record Login(
            @Nullable String user,
            @Nullable Secret password,
            @Nullable String database) {}

    /** Who will use a connection. */
    public enum Purpose {
        /** The application: it gets every property it asked for. */
        APPLICATION,
        /**
         * We ourselves, to ask a host for its role or health. Inherits how to reach the host and how to log in, but
         * nothing that shapes the application's session (read-only, schema, timeouts, fetch sizes, autosave, …).
         */
        MONITORING
    }
}
