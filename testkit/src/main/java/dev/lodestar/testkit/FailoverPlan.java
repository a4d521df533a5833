package dev.lodestar.testkit;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * An unplanned change of writer, to be carried out by {@link Cluster#failover(FailoverPlan)}.
 *
 * @param fault what befalls the writer
 * @param promotionDelay time from the fault until a node is promoted, as a control plane needs to notice; default zero
 * @param target the node to promote; empty for the most advanced reader at that moment
 * @param flipsDns whether the cluster endpoint is pointed at the new writer; if not, it stays stale
 */
public record FailoverPlan(Fault fault, Duration promotionDelay, Optional<Node> target, boolean flipsDns) {

    public FailoverPlan {
        Objects.requireNonNull(fault, "fault");
        Objects.requireNonNull(target, "target");
        if (promotionDelay.isNegative()) {
            throw new IllegalArgumentException(
                    "promotionDelay is " + promotionDelay + ": give zero or a positive duration");
        }
    }

    /** The writer crashes; the most advanced reader is promoted at once and the names follow. */
    public static FailoverPlan crash() {
        return of(Fault.CRASH);
    }

    /** The writer freezes; the most advanced reader is promoted at once and the names follow. */
    public static FailoverPlan freeze() {
        return of(Fault.FREEZE);
    }

    /** Packets to and from the writer vanish; the most advanced reader is promoted at once and the names follow. */
    public static FailoverPlan blackHole() {
        return of(Fault.BLACK_HOLE);
    }

    public static FailoverPlan of(Fault fault) {
        return new FailoverPlan(fault, Duration.ZERO, Optional.empty(), true);
    }

    /** The same plan, with this much time between fault and promotion. */
    public FailoverPlan promotingAfter(Duration delay) {
        return new FailoverPlan(fault, delay, target, flipsDns);
    }

    /** The same plan, promoting this reader. */
    public FailoverPlan onto(Node node) {
        return new FailoverPlan(fault, promotionDelay, Optional.of(node), flipsDns);
    }

    /** The same plan, leaving the cluster endpoint on the old writer. */
    public FailoverPlan leavingDnsStale() {
        return new FailoverPlan(fault, promotionDelay, target, false);
    }
}
