package dev.lodestar.domain.discovery;

import dev.lodestar.domain.cluster.HostAddress;
import dev.lodestar.domain.cluster.HostId;
import dev.lodestar.domain.dialect.Dialect;
import dev.lodestar.domain.dialect.HostReport;
import dev.lodestar.domain.dialect.MemberRow;
import dev.lodestar.domain.endpoint.InstanceHostPattern;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The members of a cluster: from the URL, or from what the database told, by the instance host pattern. */
final class Members {

    private final DiscoveryRequest request;
    private final Dialect dialect;
    private final HostAddress asked;

    Members(DiscoveryRequest request, Dialect dialect, HostAddress asked) {
        this.request = request;
        this.dialect = dialect;
        this.asked = asked;
    }

    static Map<HostId, HostAddress> listed(List<HostAddress> seeds) {
        Map<HostId, HostAddress> hosts = new LinkedHashMap<>();
        seeds.forEach(seed -> hosts.put(HostId.of(seed), seed));
        return hosts;
    }

    /** What keeps us from dialling the instances, with the setting that would help; empty if nothing does. */
    Optional<String> problem(HostReport report) {
        Optional<MemberRow> nameless = report.members().stream()
                .filter(row -> row.endpoint().isEmpty())
                .findFirst();
        if (nameless.isEmpty() || request.knownPattern().isPresent()) {
            return Optional.empty();
        }
        return Optional.of("This is a cluster of kind " + dialect.code() + ", and its instances ("
                + nameless.get().id() + ", …) cannot be dialled because the URL names it by " + asked.name()
                + ". Set clusterInstanceHostPattern to the name of an instance with ? in place of its identifier, for"
                + " example ?.xyz.us-east-2.rds.amazonaws.com");
    }

    /**
     * The members that were told. A cluster in the middle of a failover may tell none: then the host that was asked is a
     * beginning, and the cluster machine learns the others from it. It is dialled by its own name, because an endpoint that
     * led to it now leads to others later.
     */
    Map<HostId, HostAddress> told(HostReport report) {
        Map<HostId, HostAddress> hosts = new LinkedHashMap<>();
        if (report.members().isEmpty()) {
            hosts.put(report.identity().map(HostId::new).orElse(HostId.of(asked)), ownAddress(report));
        }
        for (MemberRow row : report.members()) {
            hosts.put(new HostId(row.id()), address(row, request.knownPattern(), asked.port()));
        }
        return hosts;
    }

    private HostAddress ownAddress(HostReport report) {
        return report.identity()
                .flatMap(id -> request.knownPattern().map(pattern -> pattern.addressOf(id, asked.port())))
                .orElse(asked);
    }

    static HostAddress address(MemberRow row, Optional<InstanceHostPattern> pattern, int port) {
        return row.endpoint()
                .orElseGet(() -> pattern.orElse(InstanceHostPattern.BARE).addressOf(row.id(), port));
    }
}
