package dev.lodestar.domain.endpoint;

import dev.lodestar.domain.cluster.Role;
import java.util.Locale;
import java.util.Optional;

/**
 * A host name and what it tells. The forms that RDS hands out, where {@code id} is a hash of account and region made of
 * letters and digits, and {@code service} is {@code rds} or {@code rds-fips}:
 *
 * <pre>
 * name.[mark]id.region.service.suffix            most partitions, and China's older names
 * name.[mark]id.service.region.suffix            China's newer names, GovCloud, isolated partitions
 * name.endpoint.proxy-id.region.service.suffix   further endpoints of a proxy, either order
 * name.global-id.global.service.suffix           Global Database
 * name.elb.region.suffix                         a load balancer: kind OTHER, but its region is known
 *
 * mark:   cluster- | cluster-ro- | cluster-custom- | proxy- | shardgrp- | none (an instance)
 * suffix: amazonaws.com, .com.cn, .eu, .au, .uk; c2s.ic.gov; sc2s.sgov.gov
 * </pre>
 *
 * <p>Decisions where other clients differ among each other or with DNS:
 *
 * <ul>
 *   <li>Letter case and one trailing dot mean nothing in DNS: everything here is lower case without the dot, like
 *       {@link dev.lodestar.domain.cluster.HostAddress}.
 *   <li>Both orders of region and service are read under every suffix. Amazon has changed the order before.
 *   <li>{@code global} is no region. A name under {@code global.rds} without the mark {@code global-}, and the mark
 *       elsewhere, are {@link EndpointKind#OTHER}. A global name has no region, no cluster name and no instance
 *       pattern: its members live in several regions, and it is named after the global cluster, not after one of them.
 *   <li>A name may hold dots, an empty label may not occur anywhere.
 *   <li>IPv4 as four decimal numbers without leading zeros, the first from 1 to 255. IPv6 in every textual form of RFC
 *       4291, with an IPv4 tail or a zone ({@code fe80::1%eth0}) too. Brackets belong to a URL, not to an address:
 *       {@code [::1]} is {@code OTHER}.
 *   <li>The marks of a blue/green deployment are read in the first label only, where RDS writes them.
 * </ul>
 *
 * <p>Immutable; two endpoints are equal if their host names are.
 */
public final class Endpoint {

    private final String hostName;
    private final EndpointKind kind;
    private final RdsName rdsName;

    private Endpoint(String hostName, EndpointKind kind, RdsName rdsName) {
        this.hostName = hostName;
        this.kind = kind;
        this.rdsName = rdsName;
    }

    /** Reads a host name. Never fails: what is no host name at all is of kind {@link EndpointKind#OTHER}. */
    public static Endpoint parse(String hostName) {
        String name = normalized(hostName);
        if (IpAddress.isIpAddress(name)) {
            return new Endpoint(name, EndpointKind.IP_ADDRESS, RdsName.NONE);
        }
        RdsName rdsName = RdsName.parse(name);
        return new Endpoint(name, rdsName.kind(), rdsName);
    }

    /** A dot ends an absolute DNS name; two dots, or one after a blank, end nothing that DNS knows. */
    private static String normalized(String hostName) {
        String name = hostName.toLowerCase(Locale.ROOT).strip();
        int end = name.length() - 1;
        boolean absolute = end > 0
                && name.charAt(end) == '.'
                && name.charAt(end - 1) != '.'
                && !Character.isWhitespace(name.charAt(end - 1));
        return absolute ? name.substring(0, end) : name;
    }

    /** The host name in lower case, without surrounding blanks and trailing dot; may be empty. */
    public String hostName() {
        return hostName;
    }

    public EndpointKind kind() {
        return kind;
    }

    /** Whether this is a name that RDS hands out. */
    public boolean isAmazon() {
        return kind.isAmazon();
    }

    /** Whether the name itself asks for a role. */
    public boolean knowsRole() {
        return wantedRole() != Role.UNKNOWN;
    }

    /** The role that the name asks for; {@link Role#UNKNOWN} where it asks for none. */
    public Role wantedRole() {
        return kind.wantedRole();
    }

    /** The AWS region in the name. */
    public Optional<String> region() {
        return nonEmpty(rdsName.region());
    }

    /**
     * What stands before the mark of a cluster endpoint: the identifier of the DB cluster for writer and reader
     * endpoints, and of the custom endpoint, proxy, proxy endpoint or shard group for the others, because RDS does not
     * write the cluster into those.
     */
    public Optional<String> clusterName() {
        boolean named = kind != EndpointKind.INSTANCE && kind != EndpointKind.GLOBAL_WRITER;
        return named ? nonEmpty(rdsName.name()) : Optional.empty();
    }

    /** The instance identifier in the name of an instance. */
    public Optional<String> instanceName() {
        return kind == EndpointKind.INSTANCE ? nonEmpty(rdsName.name()) : Optional.empty();
    }

    /**
     * How the instances next to this endpoint are called, without a port. Empty where the name does not tell: then the
     * setting {@code clusterInstanceHostPattern} or the host list of the URL has to.
     */
    public Optional<InstanceHostPattern> instanceHostPattern() {
        return nonEmpty(rdsName.domain()).map(InstanceHostPattern::ofDomain);
    }

    /** Whether this is the green side of a blue/green deployment: {@code name-green-abc123.…}. */
    public boolean isGreen() {
        return hostName.indexOf('.') >= 0
                && !BlueGreenMark.withoutGreen(hostName).equals(hostName);
    }

    /** Whether this is the retired blue side of a finished blue/green deployment: {@code name-old1.…}. */
    public boolean isOld() {
        return BlueGreenMark.isOld(hostName);
    }

    /**
     * The name this endpoint has, or will have, on the blue side: without its last green mark. Itself if there is none.
     * Works on a bare instance identifier too.
     */
    public Endpoint withoutGreenMark() {
        return parse(BlueGreenMark.withoutGreen(hostName));
    }

    /**
     * The writer endpoint of the same cluster, where the name tells it: of a reader endpoint, and of a writer endpoint
     * itself. Custom endpoints and instances do not name their cluster.
     */
    public Optional<Endpoint> writerForm() {
        return switch (kind) {
            case CLUSTER_WRITER -> Optional.of(this);
            case CLUSTER_READER -> Optional.of(parse(rdsName.name() + ".cluster-" + rdsName.domain()));
            default -> Optional.empty();
        };
    }

    private static Optional<String> nonEmpty(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Endpoint endpoint && endpoint.hostName.equals(hostName);
    }

    @Override
    public int hashCode() {
        return hostName.hashCode();
    }

    @Override
    public String toString() {
        return hostName;
    }
}
