package dev.lodestar.domain.simulation.check;

import dev.lodestar.domain.cluster.ClaimOrder;
import dev.lodestar.domain.cluster.Role;
import dev.lodestar.domain.cluster.Topology;
import dev.lodestar.domain.cluster.WriterClaim;
import dev.lodestar.domain.dialect.HostReport;
import dev.lodestar.domain.effect.ConnectionRef;
import dev.lodestar.domain.event.CallEvent;
import dev.lodestar.domain.event.ConnectionAnswer;
import dev.lodestar.domain.failure.Failure;
import dev.lodestar.domain.failure.FailureClass;
import dev.lodestar.domain.failure.FailureRules;
import dev.lodestar.domain.plugin.CallOutcome;
import dev.lodestar.domain.plugin.CallOutcome.Reason;
import dev.lodestar.domain.selection.Target;
import dev.lodestar.domain.simulation.clock.ProcessClock;
import dev.lodestar.domain.time.Moment;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Looks at one call: what it hears, how it ends, and that it leaves nothing behind. */
public final class CallChecks {

    /**
     * What the call was asked for.
     *
     * @param target empty for a discovery
     * @param atOnce how many connections it may own at one time
     */
    public record Wish(Optional<Target> target, Moment deadline, int atOnce, Set<Reason> excused, FailureRules rules) {}

    private final Wish wish;
    private final Function<ConnectionRef, Handover> truth;
    private final Set<Reason> excused = EnumSet.of(Reason.DEADLINE);

    /** @param truth of a connection that the call owns */
    public CallChecks(Wish wish, Function<ConnectionRef, Handover> truth) {
        this.wish = wish;
        this.truth = truth;
        excused.addAll(wish.excused());
    }

    public void cancelled() {
        excused.add(Reason.CANCELLED);
    }

    /** What came may be a reason to give up. */
    public void heard(CallEvent event) {
        if (event instanceof ConnectionAnswer.DialFailed failed) {
            excuseRefusal(failed.failure());
        } else if (event instanceof ConnectionAnswer.AskFailed failed) {
            excuseRefusal(failed.failure());
        } else if (event instanceof CallEvent.RestoreFailed) {
            excused.add(Reason.SESSION_NOT_CARRIED);
        } else if (event instanceof CallEvent.TopologyCame news
                && news.topology().splitBrain()) {
            excused.add(Reason.SPLIT_BRAIN);
        }
    }

    private void excuseRefusal(Failure failure) {
        FailureClass kind = wish.rules().ofConnect(failure);
        if (kind == FailureClass.LOGIN || kind == FailureClass.CONFIGURATION) {
            excused.add(Reason.REFUSED);
        }
    }

    public void performed(int owned, boolean over) {
        Breach.unless(
                owned <= wish.atOnce(),
                Invariant.WORK_IS_BOUNDED,
                () -> "a call owns " + owned + " connections" + (over ? " at its end" : ""));
    }

    public void nothingLeaks(String name, Object sockets) {
        Breach.unless(
                sockets.toString().equals("[]"),
                Invariant.NO_CONNECTION_IS_LOST,
                () -> name + " is over and still owns " + sockets);
    }

    /** @param topology the newest that was published when the call ended */
    public void ended(CallOutcome outcome, Topology topology, ProcessClock clock) {
        if (outcome instanceof CallOutcome.Connected connected) {
            handedOut(connected, topology);
        } else if (outcome instanceof CallOutcome.Failed failed) {
            failed(failed, topology, clock);
        }
    }

    private void failed(CallOutcome.Failed failed, Topology topology, ProcessClock clock) {
        if (topology.splitBrain()) {
            excused.add(Reason.SPLIT_BRAIN);
        }
        Breach.unless(
                excused.contains(failed.reason()), Invariant.ENDS_FOR_A_REASON, () -> failed + ", but only " + excused);
        Duration late = clock.now().since(wish.deadline());
        boolean early = failed.reason() == Reason.DEADLINE && late.isNegative();
        Breach.unless(
                !early && (late.isNegative() || late.isZero() || clock.isDrowsy()),
                Invariant.ENDS_BY_ITS_DEADLINE,
                () -> failed + ", " + late + " after the deadline");
    }

    private void handedOut(CallOutcome.Connected connected, Topology topology) {
        Handover known = truth.apply(connected.connection());
        HostReport report =
                known.report().orElseThrow(() -> new Breach(Invariant.ROLE_IS_AS_ASKED, "nobody asked " + connected));
        Target target = wish.target().orElseThrow();
        Breach.unless(
                suits(report.role(), target) && connected.role() == report.role(),
                target == Target.WRITER ? Invariant.WRITER_IS_PROVEN : Invariant.ROLE_IS_AS_ASKED,
                () -> "asked for " + target + ", got " + connected + ", which said " + report);
        boolean listed = topology.host(connected.host().id()).isPresent();
        Breach.unless(
                !listed || connected.host().id().equals(known.server()),
                Invariant.VERDICT_NAMES_ITS_HOST,
                () -> connected + " leads to " + known.server());
        Breach.unless(
                !listed
                        || !topology.isCondemned(
                                connected.host().id(), connected.host().generation()),
                Invariant.NOTHING_CONDEMNED_IS_HANDED_OUT,
                () -> connected + " with " + topology);
        if (target == Target.WRITER) {
            nothingNewerContradicts(connected, report.claim(), topology);
        }
    }

    private static boolean suits(Role role, Target target) {
        return switch (target) {
            case WRITER -> role == Role.WRITER;
            case READER -> role == Role.READER;
            case READER_OR_WRITER -> role != Role.UNKNOWN;
            case NAMED_HOST -> true;
        };
    }

    private static void nothingNewerContradicts(
            CallOutcome.Connected connected, Optional<WriterClaim> claim, Topology topology) {
        boolean other = topology.writer()
                .filter(writer -> !writer.id().equals(connected.host().id()))
                .isPresent();
        boolean older = topology.writer().isPresent()
                && claim.orElseThrow().against(topology.claim().orElseThrow()) == ClaimOrder.OLDER;
        Breach.unless(
                !other || !topology.host(connected.host().id()).isPresent() && !older,
                Invariant.WRITER_IS_PROVEN,
                () -> connected + " with " + claim + " was handed out with " + topology);
    }
}
