package dev.lodestar.domain.failover;

import dev.lodestar.domain.cluster.ClaimOrder;
import dev.lodestar.domain.cluster.Host;
import dev.lodestar.domain.cluster.HostId;
import dev.lodestar.domain.cluster.Role;
import dev.lodestar.domain.cluster.Topology;
import dev.lodestar.domain.dialect.HostReport;
import dev.lodestar.domain.selection.Target;
import java.util.Optional;

/**
 * Whether a connection may be handed out: what its host says of itself must be what is wanted, and nothing newer that we
 * know may contradict it.
 */
final class Verification {

    private Verification() {}

    /** Why a connection to {@code host}, which said {@code report} on it, must not be handed out; empty if it may. */
    static Optional<String> objection(Target target, Host host, HostReport report, Topology topology) {
        Optional<String> stranger = report.identity().filter(told -> isStranger(host, told, topology));
        if (stranger.isPresent()) {
            return Optional.of("at " + host.address() + " answers " + stranger.get() + " instead of " + host.id());
        }
        Optional<String> role = wrongRole(target, host, report.role());
        return role.or(() -> contradicted(target, host, report, topology))
                .or(() -> outdated(host, report, topology))
                .or(() -> objectionNow(target, host, topology));
    }

    /** A host that the topology does not list yet is known by nothing but its address. */
    private static boolean isStranger(Host host, String told, Topology topology) {
        return topology.host(host.id()).isPresent() && !new HostId(told).equals(host.id());
    }

    private static Optional<String> wrongRole(Target target, Host host, Role role) {
        boolean right = switch (target) {
            case WRITER -> role == Role.WRITER;
            case READER -> role == Role.READER;
            case READER_OR_WRITER -> role != Role.UNKNOWN;
            case NAMED_HOST -> true;
        };
        return right ? Optional.empty() : Optional.of(host.id() + " is asked for as " + target + " and is " + role);
    }

    /**
     * A named host that claims to be writer while another one is accepted has yet to prove it to the cluster machine. For
     * reads, a reader that has just been promoted will do.
     */
    private static Optional<String> contradicted(Target target, Host host, HostReport report, Topology topology) {
        boolean member = target == Target.NAMED_HOST && topology.host(host.id()).isPresent();
        return topology.writer()
                .filter(writer ->
                        member && report.role() == Role.WRITER && !writer.id().equals(host.id()))
                .map(writer -> host.id() + " claims to be writer, but " + writer.id() + " is accepted");
    }

    /** An ex-writer that does not know it yet is no writer, whatever it says. */
    private static Optional<String> outdated(Host host, HostReport report, Topology topology) {
        boolean older = report.claim().isPresent()
                && topology.claim().isPresent()
                && report.claim().get().against(topology.claim().get()) == ClaimOrder.OLDER;
        return older
                ? Optional.of(host.id() + " claims to be writer with "
                        + report.claim().get() + ", but " + topology.claim().get() + " is known")
                : Optional.empty();
    }

    /** What the newest topology says against handing out a connection that was all right when it was verified. */
    static Optional<String> objectionNow(Target target, Host host, Topology topology) {
        if (topology.host(host.id()).isEmpty()) {
            return Optional.empty();
        }
        if (topology.isCondemned(host.id(), host.generation())) {
            return Optional.of(host.id() + " was condemned while it was being connected to");
        }
        boolean replaced = target == Target.WRITER
                && topology.writer()
                        .map(writer -> !writer.id().equals(host.id()))
                        .orElse(topology.splitBrain());
        return replaced ? Optional.of("another host was accepted as writer instead of " + host.id()) : Optional.empty();
    }
}
