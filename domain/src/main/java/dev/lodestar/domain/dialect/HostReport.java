package dev.lodestar.domain.dialect;

import dev.lodestar.domain.cluster.Load;
import dev.lodestar.domain.cluster.Role;
import dev.lodestar.domain.cluster.WriterClaim;
import java.util.List;
import java.util.Optional;

/**
 * What one host said of itself and of its cluster, on one connection, in one answer.
 *
 * @param identity the instance identifier it gave; empty where the dialect has none, then the dialled address
 *     identifies
 * @param role {@code WRITER} only if every role query of the dialect agrees; {@code UNKNOWN} if they contradict
 * @param claim present exactly when the role is {@code WRITER}
 * @param lineage what all hosts of one cluster share (the system identifier of PostgreSQL); empty where not told. Equal
 *     lineages do not prove one cluster: physical clones share it
 * @param members the cluster as this host believes it; empty where the dialect has no topology, or where the host knows
 *     none at the moment: then what was known before stays. A hint, never a proof
 * @param load how busy this host is and how far behind, where it tells
 */
public record HostReport(
        Optional<String> identity,
        Role role,
        Optional<WriterClaim> claim,
        Optional<String> lineage,
        List<MemberRow> members,
        Load load) {

    /** A report of a host that does not tell its load. */
    public HostReport(
            Optional<String> identity,
            Role role,
            Optional<WriterClaim> claim,
            Optional<String> lineage,
            List<MemberRow> members) {
        this(identity, role, claim, lineage, members, Load.UNKNOWN);
    }

    public HostReport {
        members = List.copyOf(members);
        if (claim.isPresent() != (role == Role.WRITER)) {
            throw new IllegalArgumentException("A claim belongs to a writer: " + role + ", " + claim);
        }
    }
}
