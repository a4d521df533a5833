package dev.lodestar.domain.assembly;

import dev.lodestar.domain.cluster.HostAddress;
import dev.lodestar.domain.dialect.DatabaseFamily;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A URL of the form {@code postgresql://host[:port][,host[:port]…]/[database][?name=value&…]}; the same for {@code mysql}.
 * IPv6 addresses stand in brackets; database, names and values are URL-encoded.
 *
 * @param hosts in the order of the URL, at least one
 * @param parameters in the order of the URL; of a name given twice the last value counts
 */
public record ClusterUrl(
        DatabaseFamily family, List<HostAddress> hosts, Optional<String> database, Map<String, String> parameters) {

    private static final String FORM =
            "jdbc:lodestar:postgresql://host[:port][,host[:port]]/database[?name=value&name=value]";

    public ClusterUrl {
        hosts = List.copyOf(hosts);
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    /** Without the parameters, which may hold secrets. */
    @Override
    public String toString() {
        return family + " " + hosts + database.map(name -> "/" + name).orElse("");
    }

    /** A URL, or what is wrong with it. */
    public sealed interface Reading {
        /** The URL is well formed. */
        record Good(ClusterUrl url) implements Reading {}

        /** The URL is malformed; the problem is a sentence for the user and shows no parameter. */
        record Bad(String problem) implements Reading {}
    }

    /** Reads what follows {@code jdbc:lodestar:}. Never throws. */
    public static Reading read(String text) {
        try {
            return new Reading.Good(parse(text));
        } catch (IllegalArgumentException malformed) {
            return new Reading.Bad(malformed.getMessage() + " The form is " + FORM + ".");
        }
    }

    private static ClusterUrl parse(String text) {
        int schemeEnd = text.indexOf("://");
        if (schemeEnd < 0) {
            throw new IllegalArgumentException("The URL has no '://' between database and hosts.");
        }
        DatabaseFamily family = family(text.substring(0, schemeEnd));
        String rest = text.substring(schemeEnd + 3);
        int query = rest.indexOf('?');
        String path = query < 0 ? rest : rest.substring(0, query);
        int slash = path.indexOf('/');
        String authority = slash < 0 ? path : path.substring(0, slash);
        String database = slash < 0 ? "" : decode(path.substring(slash + 1));
        return new ClusterUrl(
                family,
                hosts(authority, family),
                database.isEmpty() ? Optional.empty() : Optional.of(database),
                query < 0 ? Map.of() : parameters(rest.substring(query + 1)));
    }

    private static DatabaseFamily family(String scheme) {
        return DatabaseFamily.ofScheme(scheme)
                .orElseThrow(() -> new IllegalArgumentException(
                        "The URL names the database '" + scheme + "'; it must be postgresql or mysql."));
    }

    private static List<HostAddress> hosts(String authority, DatabaseFamily family) {
        if (authority.indexOf('@') >= 0) {
            throw new IllegalArgumentException(
                    "The URL has user or password before its host; give them as properties 'user' and 'password'.");
        }
        List<HostAddress> hosts = new ArrayList<>();
        for (String host : authority.split(",", -1)) {
            hosts.add(host(host.strip(), family));
        }
        return hosts;
    }

    private static HostAddress host(String text, DatabaseFamily family) {
        int bracket = text.lastIndexOf(']');
        int colon = text.lastIndexOf(':');
        boolean hasPort = colon > bracket;
        String name = hasPort ? text.substring(0, colon) : text;
        boolean bracketed = name.startsWith("[") && name.endsWith("]");
        if (bracketed) {
            name = name.substring(1, name.length() - 1);
        }
        if (name.isBlank() || name.equals(".")) {
            throw new IllegalArgumentException("The URL names no host, or has one comma too many.");
        }
        if (!bracketed && name.indexOf(':') >= 0) {
            throw new IllegalArgumentException(
                    "The URL has a host with several colons; an IPv6 address must stand in brackets, as in [::1]:5432.");
        }
        if (name.chars().anyMatch(letter -> letter <= ' ' || letter == '[' || letter == ']')) {
            throw new IllegalArgumentException("The URL has a host with a space or a stray bracket in its name.");
        }
        return new HostAddress(name, hasPort ? port(text.substring(colon + 1)) : family.defaultPort());
    }

    private static int port(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException noNumber) {
            // Not shown: it may be a password that was written before the host.
            throw new IllegalArgumentException("The URL has a port that is not a number.", noNumber);
        }
    }

    private static Map<String, String> parameters(String query) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : query.split("&")) {
            int equals = pair.indexOf('=');
            if (pair.isEmpty()) {
                continue;
            }
            String name = decode(equals < 0 ? pair : pair.substring(0, equals));
            parameters.put(name, equals < 0 ? "" : decode(pair.substring(equals + 1)));
        }
        return parameters;
    }

    /** A value that is not URL-encoded correctly may be a password: it is not shown. */
    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw new IllegalArgumentException(
                    "A part of the URL is not URL-encoded correctly: a '%' must be written as %25.");
        }
    }
}
