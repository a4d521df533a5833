package dev.lodestar.domain.monitor;

import dev.lodestar.domain.cluster.Load;
import dev.lodestar.domain.cluster.Role;
import dev.lodestar.domain.cluster.WriterClaim;
import dev.lodestar.domain.dialect.HostReport;
import dev.lodestar.domain.dialect.MemberRow;
import dev.lodestar.domain.failure.Failure;
import dev.lodestar.domain.failure.Symptom;
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
    final Set<Network.Line> open = new LinkedHashSet<>();
    Manner manner = Manner.ANSWERING;
    Duration latency = Duration.ofMillis(1);
    /** What it answers to whatever it is asked on an open connection; empty while nothing is wrong. */
    Optional<Failure> trouble = Optional.empty();

    /** What it answers to whoever logs in; empty while logins succeed. */
    Optional<Failure> locked = Optional.empty();

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

    /** Nothing is wrong with it any more. */
    void answers() {
        manner = Manner.ANSWERING;
        trouble = Optional.empty();
        locked = Optional.empty();
    }

    boolean isReader() {
        return role == Role.READER;
    }

    List<MemberRow> members() {
        return members;
    }

    /** Why nobody is let in now. */
    Optional<Failure> refusal() {
        return switch (manner) {
            case ANSWERING, FROZEN -> locked;
            case REFUSING -> Optional.of(Failure.of(Symptom.of(Symptom.Kind.REFUSED), "connection refused"));
            case BUSY -> Optional.of(Failure.of(Symptom.sql("53300", 0, ""), "too many clients"));
        };
    }

    HostReport report() {
        return new HostReport(identity, role, claim, Optional.empty(), members);
    }
}
