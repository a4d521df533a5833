package dev.lodestar.domain.failover;

import dev.lodestar.domain.cluster.Host;
import dev.lodestar.domain.cluster.HostAddress;
import dev.lodestar.domain.cluster.HostId;
import dev.lodestar.domain.cluster.Load;
import dev.lodestar.domain.cluster.Role;
import dev.lodestar.domain.cluster.Topology;
import dev.lodestar.domain.cluster.WriterClaim;
import dev.lodestar.domain.dialect.HostReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Topologies and reports in few words: {@code "a=writer b=reader c=reader/down d/2=reader"}. */
final class Maps {

    private Maps() {}

    static HostId id(String name) {
        return HostId.of(new HostAddress(name, 5432));
    }

    /** @param timeline of the writer, if one is shown */
    static Topology topology(long timeline, String hosts) {
        List<Host> shown = new ArrayList<>();
        boolean writer = false;
        for (String word : hosts.split(" ")) {
            String[] sides = word.split("=");
            String[] name = sides[0].split("/");
            HostAddress address = new HostAddress(name[0], 5432);
            boolean down = sides[1].endsWith("/down");
            Role role = switch (sides[1].replace("/down", "")) {
                case "writer" -> Role.WRITER;
                case "reader" -> Role.READER;
                default -> Role.UNKNOWN;
            };
            writer |= role == Role.WRITER;
            shown.add(new Host(
                    HostId.of(address),
                    address,
                    role,
                    down ? Host.Health.DOWN : Host.Health.UP,
                    name.length > 1 ? Long.parseLong(name[1]) : 0,
                    Load.UNKNOWN));
        }
        return new Topology(1, shown, writer ? Optional.of(claim(timeline)) : Optional.empty(), false);
    }

    static Topology split(String hosts) {
        Topology shown = topology(0, hosts);
        return new Topology(1, shown.hosts(), Optional.empty(), true);
    }

    private static WriterClaim claim(long timeline) {
        return new WriterClaim.Timeline("x", timeline);
    }

    static HostReport writer(long timeline) {
        return new HostReport(Optional.empty(), Role.WRITER, Optional.of(claim(timeline)), Optional.of("x"), List.of());
    }

    static HostReport reader() {
        return new HostReport(Optional.empty(), Role.READER, Optional.empty(), Optional.of("x"), List.of());
    }

    static HostReport named(String identity, HostReport report) {
        return new HostReport(Optional.of(identity), report.role(), report.claim(), report.lineage(), report.members());
    }
}
