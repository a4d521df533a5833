package dev.lodestar.domain.endpoint;

import dev.lodestar.domain.cluster.HostAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How the instances of a cluster are dialled: a host name with one {@code ?} where the instance identifier goes, and
 * possibly a port, for example {@code ?.xyz.us-east-2.rds.amazonaws.com:5433} or {@code ?-internal.example.org}. The
 * bare pattern {@code ?} says that identifiers are addresses themselves.
 *
 * @param template lower case, with exactly one {@code ?}
 * @param port the port of every instance; empty for the port of the URL or the database's own
 */
public record InstanceHostPattern(String template, OptionalInt port) {

    /** Identifiers are addresses. */
    public static final InstanceHostPattern BARE = new InstanceHostPattern("?", OptionalInt.empty());

    /** Throws for what {@link #problemIn} would refuse: an invalid pattern here is a programming error. */
    public InstanceHostPattern {
        template = template.toLowerCase(Locale.ROOT);
        PatternText.problemInTemplate(template).ifPresent(problem -> {
            throw new IllegalArgumentException(problem);
        });
        if (port.isPresent() && (port.getAsInt() < 1 || port.getAsInt() > 65_535)) {
            throw new IllegalArgumentException("Port " + port.getAsInt() + " is not between 1 and 65535.");
        }
    }

    /** What is wrong with a pattern that a person typed, as a sentence or two with the fix; empty if nothing is. */
    public static Optional<String> problemIn(String text) {
        return PatternText.of(text).problem();
    }

    /**
     * Reads a pattern in which {@link #problemIn} finds nothing wrong.
     *
     * @throws IllegalArgumentException for any other text
     */
    public static InstanceHostPattern parse(String text) {
        problemIn(text).ifPresent(problem -> {
            throw new IllegalArgumentException(problem);
        });
        PatternText parts = PatternText.of(text);
        return new InstanceHostPattern(parts.template(), parts.port());
    }

    /** The pattern of instances directly under a DNS domain. */
    static InstanceHostPattern ofDomain(String domain) {
        return new InstanceHostPattern("?." + domain, OptionalInt.empty());
    }

    /** Whether identifiers are addresses themselves. */
    public boolean isBare() {
        return template.equals("?");
    }

    /**
     * Where an instance is dialled: its identifier in place of the {@code ?}, at the port of the pattern, else at
     * {@code defaultPort}. Under the bare pattern the identifier is an address and may carry a port of its own, which
     * then wins: {@code 10.0.0.1}, {@code db-1:5433}, {@code [::1]:5433}; a {@code host:port} whose port is out of
     * range is no address, and is kept whole as a name that will not resolve.
     *
     * @param instanceId what the database calls the instance, not blank
     * @param defaultPort 1 to 65535
     */
    public HostAddress addressOf(String instanceId, int defaultPort) {
        if (instanceId.isBlank()) {
            throw new IllegalArgumentException("An instance identifier must not be blank.");
        }
        int fallback = port.orElse(defaultPort);
        if (isBare()) {
            return AddressText.read(instanceId.strip(), fallback);
        }
        return new HostAddress(template.replace("?", instanceId.strip()), fallback);
    }

    /** {@code template} or {@code template:port}; {@link #parse} reads it back. */
    @Override
    public String toString() {
        return port.isPresent() ? template + ":" + port.getAsInt() : template;
    }
}
