package dev.lodestar.domain.cluster;

import java.util.Locale;

/**
 * Where a host is dialled: a DNS name or IP address, and a port. Names are kept in lower case without a trailing dot, so
 * that two spellings of one name are equal.
 */
public record HostAddress(String name, int port) {

    public HostAddress {
        name = normalized(name);
        if (name.isEmpty()) {
            throw new IllegalArgumentException("A host needs a name or an IP address.");
        }
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("Port " + port + " of host " + name + " is not between 1 and 65535.");
        }
    }

    /** A dot ends an absolute name. Two dots, or nothing but a dot, are no name at all and stay as they are. */
    private static String normalized(String name) {
        String lower = name.strip().toLowerCase(Locale.ROOT);
        int end = lower.length() - 1;
        boolean absolute = end > 0
                && lower.charAt(end) == '.'
                && lower.charAt(end - 1) != '.'
                && !Character.isWhitespace(lower.charAt(end - 1));
        return absolute ? lower.substring(0, end) : lower;
    }

    /** {@code name:port}, with brackets around an IPv6 address. */
    @Override
    public String toString() {
        return name.indexOf(':') >= 0 ? "[" + name + "]:" + port : name + ":" + port;
    }
}
