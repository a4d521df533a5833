package dev.lodestar.domain.monitor;

import dev.lodestar.domain.cluster.HostId;
import dev.lodestar.domain.dialect.Dialect;
import dev.lodestar.domain.dialect.HostReport;
import dev.lodestar.domain.dialect.MemberRow;
import dev.lodestar.domain.fact.Fact;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Takes in what a host says about the members of the cluster. The accepted writer's list replaces ours, but a host in doubt
 * stays until it has answered or is dead: somebody waits for it, and nobody else would tell him. Anybody else's list only
 * adds hosts to ask, and only while the writer is being looked for, because a stale reader may still believe in a
 * cluster of the past.
 */
final class Membership {

    private Membership() {}

    static void hear(Watched host, HostReport report, Turn turn) {
        if (turn.rules().membership() != Dialect.Membership.TOLD) {
            turn.host(host.id()).ifPresent(known -> turn.put(known.carrying(report.load())));
            return;
        }
        List<HostId> before = ids(turn);
        report.members().stream()
                .filter(row -> turn.isStandingWriter(host)
                        || turn.isWriterSought()
                        || turn.host(new HostId(row.id())).isPresent())
                .forEach(row -> takeIn(row, turn));
        if (turn.isStandingWriter(host) && !report.members().isEmpty()) {
            dropOthers(host, report.members(), turn);
        }
        tellChange(before, ids(turn), turn);
    }

    private static void takeIn(MemberRow row, Turn turn) {
        HostId id = new HostId(row.id());
        Watched member = turn.host(id)
                .orElseGet(() ->
                        Watched.newcomer(id, turn.rules().addressOf().apply(row), turn.newestGeneration(), turn.now()));
        turn.put(member.carrying(row.load()));
    }

    private static void dropOthers(Watched writer, List<MemberRow> members, Turn turn) {
        for (Watched known : turn.hosts()) {
            boolean listed =
                    members.stream().anyMatch(row -> row.id().equals(known.id().value()));
            if (!listed && !known.isDoubted() && !known.id().equals(writer.id())) {
                turn.remove(known);
            }
        }
    }

    private static void tellChange(List<HostId> before, List<HostId> after, Turn turn) {
        if (!before.equals(after)) {
            turn.tell(new Fact.MembersChanged(difference(after, before), difference(before, after)));
        }
    }

    private static String difference(List<HostId> all, List<HostId> without) {
        String names = all.stream()
                .filter(id -> !without.contains(id))
                .map(HostId::value)
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? "none" : names;
    }

    private static List<HostId> ids(Turn turn) {
        return turn.hosts().stream().map(Watched::id).toList();
    }
}
