package dev.lodestar.domain.endpoint;

import dev.lodestar.domain.cluster.HostAddress;
import java.util.Locale;
import java.util.OptionalInt;

/** Reads {@code host}, {@code host:port}, {@code [ipv6]} and {@code [ipv6]:port}. */
final class AddressText {

    private AddressText() {}

    /** The address in a text that is not blank; never fails, see {@link InstanceHostPattern#addressOf}. */
    static HostAddress read(String text, int defaultPort) {
        int colon = text.lastIndexOf(':');
        boolean withoutPort = colon <= 0 || IpAddress.isV6(text.toLowerCase(Locale.ROOT));
        OptionalInt port = withoutPort ? OptionalInt.empty() : port(text.substring(colon + 1));
        String host = port.isPresent() ? text.substring(0, colon) : text;
        return new HostAddress(withoutBrackets(host), port.orElse(defaultPort));
    }

    /** A port from 1 to 65535; empty for anything else. */
    static OptionalInt port(String text) {
        boolean digits = !text.isEmpty()
                && text.length() <= 5
                && text.chars().allMatch(character -> character >= '0' && character <= '9');
        int port = digits ? Integer.parseInt(text) : 0;
        return port >= 1 && port <= 65_535 ? OptionalInt.of(port) : OptionalInt.empty();
    }

    private static String withoutBrackets(String host) {
        boolean bracketed = host.length() > 2 && host.startsWith("[") && host.endsWith("]");
        String inside = bracketed ? host.substring(1, host.length() - 1) : "";
        return inside.isBlank() ? host : inside;
    }
}
