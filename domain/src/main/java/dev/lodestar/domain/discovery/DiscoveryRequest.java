package dev.lodestar.domain.discovery;

import dev.lodestar.domain.cluster.HostAddress;
import dev.lodestar.domain.dialect.Detection;
import dev.lodestar.domain.dialect.Dialect;
import dev.lodestar.domain.dialect.MemberRow;
import dev.lodestar.domain.endpoint.Endpoint;
import dev.lodestar.domain.endpoint.InstanceHostPattern;
import dev.lodestar.domain.failure.FailureRules;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What is to be found out.
 *
 * @param seeds the addresses in the URL, in order, at least one
 * @param dialect the dialect that the user named; empty to ask the database
 * @param detection how to ask; used if no dialect was named
 * @param pattern the instance host pattern that the user gave
 * @param failureRules how errors are classified before the dialect is known
 * @param dialPatience how long one attempt to open a connection may take
 * @param queryPatience how long one question may take
 */
public record DiscoveryRequest(
        List<HostAddress> seeds,
        Optional<Dialect> dialect,
        Detection detection,
        Optional<InstanceHostPattern> pattern,
        FailureRules failureRules,
        Duration dialPatience,
        Duration queryPatience) {

    public DiscoveryRequest {
        seeds = List.copyOf(seeds);
        if (seeds.isEmpty()) {
            throw new IllegalArgumentException("A URL names at least one host.");
        }
    }

    /** The same for a database that is known to be of this kind, for instance of one that the client brings along. */
    public DiscoveryRequest of(Dialect known) {
        return new DiscoveryRequest(
                seeds, Optional.of(known), detection, pattern, known.failureRules(), dialPatience, queryPatience);
    }

    /** The pattern that the user gave, else the one that the endpoint's name implies. */
    public Optional<InstanceHostPattern> knownPattern() {
        return pattern.or(() -> seeds.stream()
                .map(seed -> Endpoint.parse(seed.name()).instanceHostPattern())
                .flatMap(Optional::stream)
                .findFirst());
    }

    /** How to dial a member that the database tells. */
    public Function<MemberRow, HostAddress> addressing() {
        Optional<InstanceHostPattern> known = knownPattern();
        int port = seeds.get(0).port();
        return row -> Members.address(row, known, port);
    }
}
