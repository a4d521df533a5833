package dev.lodestar.domain.monitor;

import dev.lodestar.domain.cluster.ClaimOrder;
import dev.lodestar.domain.cluster.Host;
import dev.lodestar.domain.cluster.HostAddress;
import dev.lodestar.domain.cluster.HostId;
import dev.lodestar.domain.cluster.Load;
import dev.lodestar.domain.cluster.Role;
import dev.lodestar.domain.cluster.WriterClaim;
import dev.lodestar.domain.dialect.HostReport;
import dev.lodestar.domain.time.Moment;
import java.util.Optional;
import java.util.function.Consumer;

/** One host as the cluster machine sees it. Immutable; each change is named by what happened to the host. */
final class Watched {

    private final Draft facts;

    private Watched(Draft facts) {
        this.facts = facts;
    }

    static Watched newcomer(HostId id, HostAddress address, long generation, Moment now) {
        return new Watched(new Draft(id, address, generation, new Probe.Absent(now)));
    }

    HostId id() {
        return facts.id;
    }

    HostAddress address() {
        return facts.address;
    }

    long generation() {
        return facts.generation;
    }

    /** What it last said of itself; {@code UNKNOWN} before that. */
    Role role() {
        return facts.role;
    }

    /** False once it refused, broke off, or was silent for the detection time. */
    boolean isUp() {
        return facts.up;
    }

    /** It was declared dead and has not said anything since. */
    boolean isDead() {
        return facts.dead;
    }

    /** Nothing is to be learned by asking it again soon: it serves as reader and owes no answer. */
    boolean isQuietReader() {
        return facts.up && facts.role == Role.READER && facts.silentSince.isEmpty();
    }

    /** Since when it is known not to serve; empty while it is up. */
    Optional<Moment> downSince() {
        return facts.downSince;
    }

    /** Whether it said that it is the writer and has not owed an answer for longer than one may take. */
    boolean standsByItsClaim(Turn turn) {
        boolean answers = facts.silentSince
                .map(since -> turn.now().since(since).compareTo(turn.rules().questionPatience()) < 0)
                .orElse(true);
        return facts.up && facts.claimingSince.isPresent() && answers;
    }

    Probe probe() {
        return facts.probe;
    }

    /**
     * It lost the writer's role to a proof and has not been a reader since. Where claims do not carry an order of their own
     * it must be seen as reader before it is believed again.
     */
    boolean isBarred() {
        return facts.barred;
    }

    /** A caller complained of this host and it has not answered a question put later. */
    boolean isDoubted() {
        return facts.doubtedSince.isPresent();
    }

    /** Since when it says without a break that it is the writer. */
    Optional<Moment> claimingSince() {
        return facts.claimingSince;
    }

    /** Whether it said that it is the writer in answer to a question that was put after {@code other} had said so. */
    boolean claimsBeside(Watched other) {
        return facts.claimingSince.isPresent()
                && other.facts
                        .claimHeard
                        .filter(heard -> facts.answered.filter(heard::isBefore).isPresent())
                        .isPresent();
    }

    /** Whether it says that it is the writer, with a claim that is not older than {@code floor}. */
    boolean contests(WriterClaim floor) {
        return facts.claimingSince.isPresent()
                && facts.claim
                        .filter(claim -> claim.against(floor) != ClaimOrder.OLDER)
                        .isPresent();
    }

    /** Whether it answered a question that was put at or after {@code moment}. */
    boolean hasAnsweredSince(Moment moment) {
        return facts.answered.map(asked -> !asked.isBefore(moment)).orElse(false);
    }

    /** When the first question that it has not answered was put. */
    Optional<Moment> silentSince() {
        return facts.silentSince;
    }

    /** Until when its first answer is worth waiting for; empty if it has answered before or was not asked yet. */
    Optional<Moment> firstHearing() {
        return facts.up && facts.answered.isEmpty()
                ? facts.silentSince.map(asked -> asked.plus(ClusterRules.FIRST_HEARING))
                : Optional.empty();
    }

    /** As a topology shows it. */
    Host shown(Role shownRole) {
        Host.Health health = facts.up ? Host.Health.UP : Host.Health.DOWN;
        return new Host(facts.id, facts.address, shownRole, health, facts.generation, facts.load);
    }

    Watched withProbe(Probe next) {
        return with(draft -> draft.probe = next);
    }

    Watched at(HostAddress address) {
        return with(draft -> draft.address = address);
    }

    Watched carrying(Load load) {
        return with(draft -> draft.load = load);
    }

    /** A question was put at {@code asked}; until it is answered the host is silent. */
    Watched asked(Probe next, Moment asked) {
        return with(draft -> {
            draft.probe = next;
            draft.silentSince = draft.silentSince.or(() -> Optional.of(asked));
        });
    }

    /** It said {@code report}, answering a question put at {@code asked}. */
    Watched said(HostReport report, Moment asked, Moment now, Probe next) {
        Role role = report.role();
        return with(draft -> {
            draft.role = role;
            draft.claim = report.claim();
            draft.up = true;
            draft.downSince = Optional.empty();
            draft.dead = false;
            draft.probe = next;
            draft.answered = Optional.of(asked);
            draft.silentSince = Optional.empty();
            draft.claimingSince =
                    role == Role.WRITER ? draft.claimingSince.or(() -> Optional.of(asked)) : Optional.empty();
            draft.claimHeard = role == Role.WRITER ? draft.claimHeard.or(() -> Optional.of(now)) : Optional.empty();
            draft.doubtedSince = draft.doubtedSince.filter(asked::isBefore);
            draft.barred &= role != Role.READER;
        });
    }

    /** It refused or broke off. Alive or not, it does not serve; that is an answer, not silence. */
    Watched refused(Probe next, Moment now) {
        return with(draft -> {
            draft.up = false;
            draft.downSince = draft.downSince.or(() -> Optional.of(now));
            draft.probe = next;
            draft.silentSince = Optional.empty();
            draft.claimingSince = Optional.empty();
            draft.claimHeard = Optional.empty();
            draft.doubtedSince = Optional.empty();
        });
    }

    /** It is alive but could not serve the probe (full, or it refused our login). */
    Watched busy(Probe next) {
        return with(draft -> {
            draft.probe = next;
            draft.silentSince = Optional.empty();
            draft.doubtedSince = Optional.empty();
        });
    }

    /** A caller had trouble with it at {@code since}. Of several troubles the latest counts, in whatever order they come. */
    Watched doubted(Moment since) {
        return with(draft ->
                draft.doubtedSince = draft.doubtedSince.filter(since::isBefore).or(() -> Optional.of(since)));
    }

    /** It is known to be down: a doubt adds nothing. */
    Watched undoubted() {
        return with(draft -> draft.doubtedSince = Optional.empty());
    }

    /** Declared dead: everything connected to it belongs to the past. */
    Watched died(Moment now) {
        return with(draft -> {
            draft.up = false;
            draft.downSince = draft.downSince.or(() -> Optional.of(now));
            draft.dead = true;
            draft.generation++;
            draft.claimingSince = Optional.empty();
            draft.claimHeard = Optional.empty();
            draft.doubtedSince = Optional.empty();
        });
    }

    /** Lost the writer's role: everything connected to it belongs to the past, and what it claimed counts no more. */
    Watched demoted() {
        return with(draft -> {
            draft.generation++;
            draft.barred = draft.role != Role.READER;
            draft.claimingSince = Optional.empty();
            draft.claimHeard = Optional.empty();
        });
    }

    /** Another host claims the same: everything connected to it is in doubt, but it goes on claiming. */
    Watched contested() {
        return with(draft -> draft.generation++);
    }

    /** Patience begins anew: the client itself was asleep, and what the host sent meanwhile may not have been read yet. */
    Watched forgiven(Moment now, ClusterRules rules) {
        return with(draft -> {
            draft.probe = draft.probe.restarted(now, rules);
            draft.silentSince = draft.silentSince.map(any -> now);
            draft.downSince = draft.downSince.map(any -> now);
        });
    }

    private Watched with(Consumer<Draft> change) {
        Draft draft = new Draft(facts);
        change.accept(draft);
        return new Watched(draft);
    }

    /** The facts of one host, mutable only while {@link #with} makes the next version. */
    private static final class Draft {
        final HostId id;
        HostAddress address;
        long generation;
        Probe probe;
        Role role = Role.UNKNOWN;
        boolean up = true;
        Optional<Moment> downSince = Optional.empty();
        boolean dead;
        Load load = Load.UNKNOWN;
        boolean barred;
        Optional<Moment> answered = Optional.empty();
        Optional<Moment> silentSince = Optional.empty();
        Optional<WriterClaim> claim = Optional.empty();
        Optional<Moment> claimingSince = Optional.empty();
        Optional<Moment> claimHeard = Optional.empty();
        Optional<Moment> doubtedSince = Optional.empty();

        Draft(HostId id, HostAddress address, long generation, Probe probe) {
            this.id = id;
            this.address = address;
            this.generation = generation;
            this.probe = probe;
        }

        Draft(Draft from) {
            this(from.id, from.address, from.generation, from.probe);
            role = from.role;
            up = from.up;
            downSince = from.downSince;
            dead = from.dead;
            load = from.load;
            barred = from.barred;
            answered = from.answered;
            silentSince = from.silentSince;
            claim = from.claim;
            claimingSince = from.claimingSince;
            claimHeard = from.claimHeard;
            doubtedSince = from.doubtedSince;
        }
    }
}
