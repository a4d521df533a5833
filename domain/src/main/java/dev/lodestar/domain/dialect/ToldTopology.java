package dev.lodestar.domain.dialect;

import dev.lodestar.domain.cluster.Load;
import dev.lodestar.domain.cluster.Role;
import dev.lodestar.domain.cluster.WriterClaim;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a host of a cluster with fenced storage believes: itself, whether it replays, and the members. Rows may
 * contradict each other while a failover is going on: of two rows of one member and of two writers, the one refreshed
 * last counts.
 */
final class ToldTopology {
    private final String self;
    private final boolean inRecovery;
    private final List<MemberRow> members;

    ToldTopology(String self, boolean inRecovery, List<MemberRow> rows) {
        this.self = self;
        this.inRecovery = inRecovery;
        this.members = withOneWriter(newestOfEach(rows));
    }

    /** The report with all members that were told. */
    HostReport report() {
        Role role = role();
        Optional<WriterClaim> claim =
                role == Role.WRITER ? Optional.of(new WriterClaim.Fenced()) : Optional.<WriterClaim>empty();
        return new HostReport(Optional.of(self), role, claim, Optional.empty(), members, load());
    }

    /**
     * The report without members if none of them is the writer: such a topology is told in the middle of a failover and
     * must not replace a good one.
     */
    HostReport reportUnlessHeadless() {
        HostReport report = report();
        return writer().isPresent()
                ? report
                : new HostReport(
                        report.identity(), report.role(), report.claim(), report.lineage(), List.of(), report.load());
    }

    /**
     * Two independent questions have to agree before a host is the writer: an old writer that just restarted may go on
     * believing in itself, and a topology may lag.
     */
    private Role role() {
        boolean namedWriter = writer().map(row -> row.id().equals(self)).orElse(false);
        if (inRecovery) {
            return namedWriter ? Role.UNKNOWN : Role.READER;
        }
        return namedWriter ? Role.WRITER : Role.UNKNOWN;
    }

    private Load load() {
        return members.stream()
                .filter(row -> row.id().equals(self))
                .findFirst()
                .map(MemberRow::load)
                .orElse(Load.UNKNOWN);
    }

    private Optional<MemberRow> writer() {
        return members.stream().filter(MemberRow::writer).findFirst();
    }

    private static List<MemberRow> newestOfEach(List<MemberRow> rows) {
        Map<String, MemberRow> newest = new LinkedHashMap<>();
        for (MemberRow row : rows) {
            newest.merge(row.id(), row, (old, other) -> other.updatedMicros() > old.updatedMicros() ? other : old);
        }
        return new ArrayList<>(newest.values());
    }

    private static List<MemberRow> withOneWriter(List<MemberRow> rows) {
        Optional<MemberRow> writer =
                rows.stream().filter(MemberRow::writer).max(Comparator.comparingLong(MemberRow::updatedMicros));
        return rows.stream()
                .map(row -> row.writer() && !writer.equals(Optional.of(row)) ? asReader(row) : row)
                .toList();
    }

    private static MemberRow asReader(MemberRow row) {
        return new MemberRow(row.id(), false, row.endpoint(), row.load(), row.updatedMicros());
    }
}
