package dev.lodestar.domain.monitor;

import dev.lodestar.domain.cluster.ClaimOrder;
import dev.lodestar.domain.cluster.Role;
import dev.lodestar.domain.cluster.WriterClaim;
import dev.lodestar.domain.dialect.HostReport;
import dev.lodestar.domain.fact.Fact;
import dev.lodestar.domain.time.Moment;
import java.util.Optional;

/** Takes in what a host says about its own role. {@link Acceptance} judges; this class carries the judgement out. */
final class Believing {

    private Believing() {}

    /** {@code host} has said, in {@code report}, what it is; the question was put at {@code asked}. */
    static void hear(Watched host, HostReport report, Moment asked, Turn turn) {
        if (turn.isSplitBrain() && contestants(turn) < 2) {
            turn.splitBrain(false);
        }
        if (report.claim().isPresent()) {
            claim(host, report.claim().get(), asked, turn);
        } else if (report.role() == Role.READER && turn.isStandingWriter(host)) {
            turn.acceptance().ifPresent(accepted -> turn.believe(accepted.fallen(turn.now())));
            turn.condemn(host, host.demoted(), host.id() + " says that it is a reader now");
            turn.tell(new Fact.WriterStepped(host.id()));
        }
    }

    private static void claim(Watched host, WriterClaim claim, Moment asked, Turn turn) {
        Optional<Acceptance> current = turn.acceptance();
        Watched holder =
                current.flatMap(accepted -> turn.host(accepted.holder())).orElse(host);
        switch (isContested(claim, turn)
                ? Acceptance.Judgement.REJECTED
                : Acceptance.judge(current, host, claim, holder, turn)) {
            case ACCEPTED -> accept(host, claim, asked, current, turn);
            case CONFIRMED ->
                turn.believe(new Acceptance(
                        host.id(),
                        claim,
                        asked,
                        true,
                        current.map(Acceptance::tentative).orElse(true),
                        Optional.empty()));
            case REJECTED -> reject(host, claim, asked, current.orElseThrow(), turn);
            case DOUBTFUL -> {
                reject(host, claim, asked, current.orElseThrow(), turn);
                turn.doubt(turn.now(), host.id() + " claims to be writer, too");
            }
            case SPLIT -> split(host, claim, current.orElseThrow(), holder, turn);
        }
    }

    /** Two hosts claim the same: time does not make either of them right. */
    private static boolean isContested(WriterClaim claim, Turn turn) {
        return turn.isSplitBrain()
                && turn.acceptance()
                        .map(accepted -> claim.against(accepted.claim()))
                        .filter(ClaimOrder::isRefutable)
                        .isPresent();
    }

    private static void accept(Watched host, WriterClaim claim, Moment asked, Optional<Acceptance> current, Turn turn) {
        Optional<ClaimOrder> order = current.map(accepted -> claim.against(accepted.claim()));
        current.filter(Acceptance::standing)
                .flatMap(accepted -> turn.host(accepted.holder()))
                .filter(old -> !old.id().equals(host.id()))
                .ifPresent(old -> replace(old, host, claim, order, turn));
        boolean tentative = order.map(ClaimOrder::isRefutable).orElse(true);
        turn.believe(new Acceptance(host.id(), claim, asked, true, tentative, Optional.empty()));
        turn.splitBrain(false);
        turn.tell(new Fact.WriterAccepted(current.map(Acceptance::holder), host.id(), claim, turn.searched()));
    }

    private static void replace(Watched old, Watched host, WriterClaim claim, Optional<ClaimOrder> order, Turn turn) {
        boolean unproven = order.equals(Optional.of(ClaimOrder.INCOMPARABLE));
        String evidence = unproven ? " alone says that it is the writer (" : " has proved that it is the writer (";
        // Nothing would tell which of the two is right if the old one came back without a proof against it.
        turn.condemn(old, unproven ? old.contested() : old.demoted(), host.id() + evidence + claim + ")");
    }

    private static void reject(Watched host, WriterClaim claim, Moment asked, Acceptance accepted, Turn turn) {
        boolean news = host.claimingSince().filter(asked::equals).isPresent();
        if (news) {
            String reason = switch (claim.against(accepted.claim())) {
                case BY_OBSERVATION -> "it was demoted and has not been a reader since";
                case OLDER -> "its claim is older";
                case CONTAINING -> "a copy that follows would show as much";
                default -> "nothing shows that its claim is newer";
            };
            turn.tell(new Fact.ClaimRejected(host.id(), claim, accepted.holder(), accepted.claim(), reason));
        }
        if (accepted.holder().equals(host.id()) && accepted.standing()) {
            turn.believe(accepted.fallen(turn.now()));
            turn.condemn(host, host.demoted(), host.id() + " has gone back to an older claim (" + claim + ")");
        }
    }

    private static void split(Watched host, WriterClaim claim, Acceptance accepted, Watched holder, Turn turn) {
        turn.believe(accepted.fallen(turn.now()));
        turn.splitBrain(true);
        turn.condemn(holder, holder.contested(), "split brain: " + host.id() + " claims to be writer, too");
        turn.tell(new Fact.SplitBrain(accepted.holder(), host.id(), accepted.claim(), claim));
    }

    /** An ex-writer with an older claim takes no part in the contest, however long it goes on claiming. */
    private static long contestants(Turn turn) {
        WriterClaim floor = turn.acceptance().orElseThrow().claim();
        return turn.hosts().stream().filter(host -> host.contests(floor)).count();
    }
}
