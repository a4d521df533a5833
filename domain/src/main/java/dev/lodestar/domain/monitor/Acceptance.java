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
 *   <li>It is the holder of the believed claim: it is confirmed, unless its claim is older than before.
 *   <li>Its claim is newer than the believed one: it is believed, whoever held it before.
 *   <li>Claims carry no order but the storage admits one writer: the later observation wins, unless the host is barred.
 *   <li>Otherwise it is not believed, with two exceptions. If the holder was believed without any predecessor and has
 *       not been settled yet, nobody can say which of the two is right: split brain. If the holder itself has stepped
 *       back (or, for claims without order, is down), a claim upheld for the settling time is believed: an operator has
 *       moved the cluster back to an earlier copy.
 *   <li>While a split brain lasts, no claim is believed that is not newer: not even one of the two rivals that has been
 *       upheld for long. It ends when all rivals but one say that they are readers, refuse, or are dead.
 * </ol>
 *
 * <p>The claim stays as a floor when its holder is gone: a frozen ex-writer that wakes up while a newer writer is being
 * restarted has an older timeline and is refused.
 *
 * @param provenAt when the question was put whose answer proved it last
 * @param standing false once the holder said that it is a reader, or when a split brain took the role from it
 * @param tentative believed without predecessor and not settled yet
 */
record Acceptance(HostId holder, WriterClaim claim, Moment provenAt, boolean standing, boolean tentative) {

    /** What is made of a claim. */
    enum Judgement {
        ACCEPTED,
        CONFIRMED,
        REJECTED,
        SPLIT
    }

    static Judgement judge(Optional<Acceptance> current, Watched host, WriterClaim claim, Watched holder, Moment now) {
        if (current.isEmpty()) {
            return Judgement.ACCEPTED;
        }
        Acceptance accepted = current.get();
        return switch (claim.against(accepted.claim)) {
            case NEWER -> accepted.isHeldBy(host) && accepted.standing ? Judgement.CONFIRMED : Judgement.ACCEPTED;
            case OLDER -> accepted.mayReturnTo(host, holder, now) ? Judgement.ACCEPTED : Judgement.REJECTED;
            case INCOMPARABLE -> accepted.incomparable(host, holder, now);
            case BY_OBSERVATION -> accepted.observed(host, holder, now);
        };
    }

    private Judgement incomparable(Watched host, Watched holder, Moment now) {
        if (standing && isHeldBy(host)) {
            return Judgement.CONFIRMED;
        }
        if (standing && tentative) {
            return Judgement.SPLIT;
        }
        return mayReturnTo(host, holder, now) ? Judgement.ACCEPTED : Judgement.REJECTED;
    }

    private Judgement observed(Watched host, Watched holder, Moment now) {
        if (isHeldBy(host)) {
            return standing ? Judgement.CONFIRMED : Judgement.ACCEPTED;
        }
        if (!host.isBarred() || !holder.isUp() && isUpheld(host, now)) {
            return Judgement.ACCEPTED;
        }
        return mayReturnTo(host, holder, now) ? Judgement.ACCEPTED : Judgement.REJECTED;
    }

    private boolean mayReturnTo(Watched host, Watched holder, Moment now) {
        boolean holderClaims = holder != host && holder.claimingSince().isPresent();
        return !standing && !holderClaims && isUpheld(host, now);
    }

    private static boolean isUpheld(Watched host, Moment now) {
        return host.claimingSince()
                .map(since -> now.since(since).compareTo(ClusterRules.SETTLING_TIME) >= 0)
                .orElse(false);
    }

    private boolean isHeldBy(Watched host) {
        return holder.equals(host.id());
    }

    /** The holder stepped back, or a rival took the role from it; the claim stays as a floor. */
    Acceptance fallen() {
        return new Acceptance(holder, claim, provenAt, false, false);
    }

    Acceptance settled() {
        return new Acceptance(holder, claim, provenAt, standing, false);
    }
}
