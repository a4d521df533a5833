package dev.lodestar.domain.machines;

import dev.lodestar.domain.cluster.Host;
import dev.lodestar.domain.cluster.HostAddress;
import dev.lodestar.domain.cluster.HostId;
import dev.lodestar.domain.cluster.Load;
import dev.lodestar.domain.cluster.Role;
import dev.lodestar.domain.cluster.Topology;
import dev.lodestar.domain.cluster.WriterClaim;
import dev.lodestar.domain.dialect.HostReport;
import dev.lodestar.domain.dialect.MemberRow;
import dev.lodestar.domain.effect.ConnectionEffect;
import dev.lodestar.domain.effect.EffectId;
import dev.lodestar.domain.event.ConnectionAnswer;
import dev.lodestar.domain.failure.Failure;
import dev.lodestar.domain.failure.Symptom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * What the outside may answer, at random: mostly what fits together, so that machines get somewhere, and sometimes anything.
 * How often is a matter of the weather, and that is different in every walk.
 */
final class Chance {

    static final List<String> HOSTS = List.of("a", "b", "c");

    private static final List<Symptom> SYMPTOMS = List.of(
            Symptom.of(Symptom.Kind.REFUSED),
            Symptom.of(Symptom.Kind.TIMED_OUT),
            Symptom.of(Symptom.Kind.DISCONNECTED),
            Symptom.of(Symptom.Kind.UNKNOWN_HOST),
            Symptom.of(Symptom.Kind.OTHER),
            Symptom.sql("53300", 0, "too many clients"),
            Symptom.sql("28P01", 0, "password authentication failed"),
            Symptom.sql("42501", 0, "permission denied"));

    private final SplittableRandom random;
    private final int fair;
    private String writer;
    private long timeline = 1;

    Chance(SplittableRandom random) {
        this.random = random;
        fair = 60 + random.nextInt(40);
        writer = host();
    }

    /** Whether things go as they should. */
    private boolean isFair() {
        return random.nextInt(100) < fair;
    }

    /** Another host may be promoted. */
    void timePasses() {
        if (random.nextInt(30) == 0) {
            writer = host();
            timeline++;
        }
    }

    String host() {
        return HOSTS.get(random.nextInt(HOSTS.size()));
    }

    Failure failure() {
        return Failure.of(SYMPTOMS.get(random.nextInt(SYMPTOMS.size())), "as chance has it");
    }

    ConnectionAnswer answer(ConnectionEffect effect) {
        boolean well = isFair();
        if (effect instanceof ConnectionEffect.Dial dial) {
            return well
                    ? new ConnectionAnswer.Dialed(dial.id(), dial.connection())
                    : new ConnectionAnswer.DialFailed(dial.id(), failure());
        }
        ConnectionEffect.Ask ask = (ConnectionEffect.Ask) effect;
        return well
                ? new ConnectionAnswer.Told(ask.id(), report(ask.host()))
                : new ConnectionAnswer.AskFailed(ask.id(), failure());
    }

    static EffectId idOf(ConnectionAnswer answer) {
        if (answer instanceof ConnectionAnswer.Dialed dialed) {
            return dialed.id();
        }
        if (answer instanceof ConnectionAnswer.DialFailed failed) {
            return failed.id();
        }
        return answer instanceof ConnectionAnswer.Told told ? told.id() : ((ConnectionAnswer.AskFailed) answer).id();
    }

    /** Mostly that of the host that was asked; sometimes a stranger answers. */
    private HostReport report(HostId asked) {
        Role role = isFair() ? trueRole(asked) : Role.values()[random.nextInt(Role.values().length)];
        Optional<WriterClaim> claim = role == Role.WRITER ? Optional.of(claim()) : Optional.empty();
        Optional<String> identity =
                isFair() ? Optional.empty() : Optional.of(random.nextBoolean() ? asked.value() : "stranger");
        List<MemberRow> members = new ArrayList<>();
        for (String host : HOSTS) {
            if (isFair()) {
                members.add(new MemberRow(host, false, Optional.empty(), Load.UNKNOWN, 0));
            }
        }
        return new HostReport(identity, role, claim, Optional.of("x"), members);
    }

    private Role trueRole(HostId host) {
        return host.value().startsWith(writer) ? Role.WRITER : Role.READER;
    }

    private WriterClaim claim() {
        return isFair()
                ? new WriterClaim.Timeline("x", timeline)
                : random.nextBoolean() ? new WriterClaim.Fenced() : new WriterClaim.Timeline("x", random.nextInt(5));
    }

    /** @param epoch higher than that of every topology before */
    Topology topology(long epoch) {
        List<Host> hosts = new ArrayList<>();
        boolean headless = !isFair();
        for (String name : HOSTS) {
            HostAddress address = new HostAddress(name, 5432);
            HostId id = HostId.of(address);
            Role role = isFair() || trueRole(id) == Role.WRITER ? trueRole(id) : Role.UNKNOWN;
            Host.Health health = isFair() ? Host.Health.UP : Host.Health.DOWN;
            hosts.add(new Host(
                    id,
                    address,
                    headless && role == Role.WRITER ? Role.UNKNOWN : role,
                    health,
                    isFair() ? 0 : 1,
                    Load.UNKNOWN));
        }
        return new Topology(
                epoch, hosts, headless ? Optional.empty() : Optional.of(claim()), headless && random.nextBoolean());
    }
}
