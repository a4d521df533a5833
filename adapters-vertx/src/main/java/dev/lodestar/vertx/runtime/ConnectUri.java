package dev.lodestar.vertx.runtime;

import dev.lodestar.domain.assembly.ClusterUrl;
import dev.lodestar.domain.dialect.DatabaseFamily;
import dev.lodestar.domain.settings.SettingsCatalog;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A URI as Vert.x users write it: like {@link ClusterUrl}, and with user and password before the host.
 *
 * @param login user and password as settings, as far as they were given
 */
record ConnectUri(ClusterUrl url, Map<String, String> login) {

    private static final String LODESTAR = "lodestar:";
    private static final String FORM = "as in postgresql://user:password@host:port,host:port/database?name=value.";

    /** @throws IllegalArgumentException with a sentence for the user; it shows no secret */
    static ConnectUri read(String text) {
        String uri = text.startsWith(LODESTAR) ? text.substring(LODESTAR.length()) : text;
        if (uri.startsWith("postgres://")) {
            uri = "postgresql" + uri.substring("postgres".length());
        }
        int authority = uri.indexOf("://") + 3;
        int path = uri.indexOf('/', authority);
        int end = path < 0 ? uri.length() : path;
        int at = authority < 3 ? -1 : uri.lastIndexOf('@', end);
        if (at < authority) {
            return new ConnectUri(parsed(uri), Map.of());
        }
        return new ConnectUri(
                parsed(uri.substring(0, authority) + uri.substring(at + 1)), login(uri.substring(authority, at)));
    }

    private static Map<String, String> login(String text) {
        Map<String, String> login = new LinkedHashMap<>();
        int colon = text.indexOf(':');
        login.put(SettingsCatalog.USER.name(), decoded(colon < 0 ? text : text.substring(0, colon)));
        if (colon >= 0) {
            login.put(SettingsCatalog.PASSWORD.name(), decoded(text.substring(colon + 1)));
        }
        return login;
    }

    private static ClusterUrl parsed(String uri) {
        ClusterUrl.Reading reading = ClusterUrl.read(uri);
        if (reading instanceof ClusterUrl.Reading.Bad bad) {
            throw new IllegalArgumentException(bad.problem());
        }
        ClusterUrl url = ((ClusterUrl.Reading.Good) reading).url();
        if (url.family() != DatabaseFamily.POSTGRESQL) {
            throw new IllegalArgumentException("This pool speaks to PostgreSQL only, " + FORM);
        }
        return url;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw new IllegalArgumentException(
                    "User or password in the URI is not URL-encoded correctly: a '%' must be written as %25, " + FORM);
        }
    }
}
