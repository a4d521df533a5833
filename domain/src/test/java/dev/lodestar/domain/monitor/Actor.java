package dev.lodestar.domain.monitor;

import dev.lodestar.domain.cluster.Load;
import dev.lodestar.domain.cluster.Role;
import dev.lodestar.domain.cluster.WriterClaim;
import dev.lodestar.domain.dialect.HostReport;
import dev.lodestar.domain.dialect.MemberRow;
import dev.lodestar.domain.effect.ConnectionRef;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One host of a transcript: what it would say if it were asked now, and how it behaves on the network. */
final class Actor {

    /** What happens to whoever talks to it. */
    enum Manner {
        ANSWERING,
        /** Accepts nothing and breaks what is open. */
        REFUSING,
        /** Alive but full. */
        BUSY,
        /** Takes everything in and says nothing. */
        FROZEN
    }

    final String name;
    final Set<ConnectionRef> open = new LinkedHashSet<>();
    Manner manner = Manner.ANSWERING;
    Duration latency = Duration.ofMillis(1);
    int asked;
    int dialled;
    private Role role = Role.READER;
    private Optional<WriterClaim> claim = Optional.empty();
    private Optional<String> identity = Optional.empty();
    private List<MemberRow> members = List.of();

    Actor(String name) {
        this.name = name;
    }

    void isWriter(WriterClaim shown) {
        role = Role.WRITER;
        claim = Optional.of(shown);
    }

    void is(Role other) {
        role = other;
        claim = Optional.empty();
    }

    void names(String itself) {
        identity = Optional.of(itself);
    }

    void lists(List<String> names) {
        members = names.stream()
                .map(id -> new MemberRow(id, false, Optional.empty(), Load.UNKNOWN, 0))
                .toList();
    }

    HostReport report() {
        return new HostReport(identity, role, claim, Optional.empty(), members);
    }
}
