package dev.lodestar.domain.monitor;

import dev.lodestar.domain.cluster.HostId;
import dev.lodestar.domain.cluster.WriterClaim;
import dev.lodestar.domain.time.Moment;
import java.util.Optional;

/**
 * Who is believed to be the writer, and the highest claim ever believed.
 *
 * <p>Rules, for a host that proved the role on its connection and shows a claim:
 *
 * <ol>
 *   <li>Nobody was ever believed: it is.
 *   <li>Its claim is older than the believed one: never. The claim stays as a floor when its holder is gone, so a frozen
 *       ex-writer that wakes up while a newer writer is being replaced is refused.
 *   <li>Its claim is newer than the believed one: it is believed, whoever held it before.
 *   <li>It is the holder of the believed claim: it is confirmed.
 *   <li>Claims carry no order but the storage admits one writer: the later observation wins, unless the host is barred.
 *   <li>Its claim contains the believed one: it is believed unless the holder stands by its own, or the host is barred.
 *   <li>Otherwise it is not believed, with two exceptions. If the holder was believed without a proof and has not been
 *       settled yet, nobody can say which of the two is right: split brain. If the holder has fallen or is down, a claim
 *       that is upheld for the settling time from then on is believed.
 * </ol>
 *
 * @param provenAt when the question was put whose answer proved it last
 * @param standing false once the holder said that it is a reader, or when a split brain took the role from it
 * @param tentative believed without predecessor, or by a claim that proves nothing against others, and not settled yet
 * @param fallenAt when the holder fell; empty while it stands
 */
record Acceptance(
        HostId holder,
        WriterClaim claim,
        Moment provenAt,
        boolean standing,
        boolean tentative,
        Optional<Moment> fallenAt) {

    /** What is made of a claim. */
    enum Judgement {
        ACCEPTED,
        CONFIRMED,
        REJECTED,
        /** Not believed, but the holder may have stepped back: both have to be asked again. */
        DOUBTFUL,
        SPLIT
    }

    static Judgement judge(Optional<Acceptance> current, Watched host, WriterClaim claim, Watched holder, Turn turn) {
        if (current.isEmpty()) {
            return Judgement.ACCEPTED;
        }
        Acceptance accepted = current.get();
        return switch (claim.against(accepted.claim)) {
            case NEWER -> accepted.isHeldBy(host) && accepted.standing ? Judgement.CONFIRMED : Judgement.ACCEPTED;
            case OLDER -> Judgement.REJECTED;
            case CONTAINING -> accepted.containing(host, holder, turn);
            case INCOMPARABLE -> accepted.incomparable(host, claim, holder, turn.now());
            case BY_OBSERVATION -> accepted.observed(host, holder, turn.now());
        };
    }

    private Judgement containing(Watched host, Watched holder, Turn turn) {
        if (isHeldBy(host)) {
            return standing ? Judgement.CONFIRMED : Judgement.ACCEPTED;
        }
        if (standing && holder != host && holder.standsByItsClaim(turn)) {
            return tentative && !host.isBarred() ? rivalry(host, holder) : Judgement.REJECTED;
        }
        boolean believed = !host.isBarred() || mayReturnTo(host, holder, turn.now());
        return believed ? Judgement.ACCEPTED : Judgement.REJECTED;
    }

    private Judgement incomparable(Watched host, WriterClaim shown, Watched holder, Moment now) {
        if (standing && isHeldBy(host)) {
            return Judgement.CONFIRMED;
        }
        if (standing && tentative && holder.isUp() && !host.isBarred()) {
            return rivalry(host, holder);
        }
        boolean mayFollow = !standing || shown.isOfOneHistoryWith(claim);
        return mayFollow && mayReturnTo(host, holder, now) ? Judgement.ACCEPTED : Judgement.REJECTED;
    }

    /** Of two claims that can be passed on, one may be from before a switchover, unless both hosts go on claiming. */
    private Judgement rivalry(Watched host, Watched holder) {
        boolean both = host.claimsBeside(holder) && holder.claimsBeside(host);
        return both || !claim.canBePassedOn() ? Judgement.SPLIT : Judgement.DOUBTFUL;
    }

    private Judgement observed(Watched host, Watched holder, Moment now) {
        if (isHeldBy(host)) {
            return standing ? Judgement.CONFIRMED : Judgement.ACCEPTED;
        }
        if (!host.isBarred() || !holder.isUp() && isUpheld(host, Optional.empty(), now)) {
            return Judgement.ACCEPTED;
        }
        return mayReturnTo(host, holder, now) ? Judgement.ACCEPTED : Judgement.REJECTED;
    }

    /** Whether the holder is gone, and a claim that nothing shows to be newer has been upheld ever since. */
    private boolean mayReturnTo(Watched host, Watched holder, Moment now) {
        boolean holderClaims = holder != host && holder.claimingSince().isPresent();
        Optional<Moment> goneSince = standing ? holder.downSince() : fallenAt;
        return goneSince.isPresent() && !holderClaims && isUpheld(host, goneSince, now);
    }

    /** Whether a host has claimed for the settling time without a break, counted from {@code from} at the earliest. */
    private static boolean isUpheld(Watched host, Optional<Moment> from, Moment now) {
        return host.claimingSince()
                .map(since -> from.filter(since::isBefore).orElse(since))
                .map(since -> now.since(since).compareTo(ClusterRules.SETTLING_TIME) >= 0)
                .orElse(false);
    }

    private boolean isHeldBy(Watched host) {
        return holder.equals(host.id());
    }

    /** The holder stepped back, or a rival took the role from it; the claim stays as a floor. */
    Acceptance fallen(Moment now) {
        return new Acceptance(holder, claim, provenAt, false, false, fallenAt.or(() -> Optional.of(now)));
    }

    Acceptance settled() {
        return new Acceptance(holder, claim, provenAt, standing, false, fallenAt);
    }
}
