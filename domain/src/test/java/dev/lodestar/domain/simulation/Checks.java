package dev.lodestar.domain.simulation;

import dev.lodestar.domain.cluster.ClaimOrder;
import dev.lodestar.domain.cluster.HostId;
import dev.lodestar.domain.cluster.Role;
import dev.lodestar.domain.cluster.Topology;
import dev.lodestar.domain.cluster.WriterClaim;
import dev.lodestar.domain.dialect.HostReport;
import dev.lodestar.domain.effect.ClusterEffect;
import dev.lodestar.domain.fact.Fact;
import dev.lodestar.domain.plugin.CallOutcome;
import dev.lodestar.domain.selection.Target;
import dev.lodestar.domain.time.Moment;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/** What must never happen, looked at after every step. */
final class Checks {

    private final World world;
    private final int hosts;
    private final Map<HostId, Long> condemned = new LinkedHashMap<>();
    private final Map<String, Integer> seen;
    private Optional<WriterClaim> highest = Optional.empty();

    /** @param seen counts kinds of facts and outcomes over many runs: what the simulation has reached */
    Checks(World world, int hosts, Map<String, Integer> seen) {
        this.world = world;
        this.hosts = hosts;
        this.seen = seen;
    }

    static Map<String, Integer> counts() {
        return new TreeMap<>();
    }

    private void count(Object what) {
        seen.merge(what.getClass().getSimpleName(), 1, Integer::sum);
    }

    /** Epochs grow, and an accepted claim is never older than the one before, whatever happened to its holder. */
    void published(Topology before, Topology next) {
        require(next.epoch() > before.epoch(), "Epoch " + next.epoch() + " after " + before.epoch());
        require(!next.splitBrain(), "No two servers were promoted to one timeline, but: " + next);
        next.claim().ifPresent(claim -> {
            boolean older = highest.filter(best -> claim.against(best) == ClaimOrder.OLDER)
                    .isPresent();
            require(!older, claim + " was accepted after " + highest);
            highest = Optional.of(claim);
        });
    }

    void told(Fact fact) {
        count(fact);
    }

    void condemned(ClusterEffect.Condemn condemn) {
        Long before = condemned.put(condemn.host(), condemn.generation());
        require(before == null || before < condemn.generation(), "Condemned twice: " + condemn);
    }

    boolean isCondemned(HostId host, long generation) {
        return condemned.getOrDefault(host, -1L) >= generation;
    }

    void monitorOwns(int connections, Supplier<String> description) {
        if (connections > hosts) {
            throw broken("The monitor owns " + connections + " connections: " + description.get());
        }
    }

    void nothingLeaks(String caller, Connections left) {
        require(left.count() == 0, caller + " is over and still owns " + left);
    }

    /** A connection is handed out only if its host proved the role on it and nothing newer contradicts. */
    void ended(CallOutcome outcome, Target target, Connections connections, Moment deadline, Topology topology) {
        count(outcome);
        if (!(outcome instanceof CallOutcome.Connected connected)) {
            CallOutcome.Failed failed = (CallOutcome.Failed) outcome;
            require(failed.reason() == CallOutcome.Reason.DEADLINE, "Ended early: " + failed);
            Duration late = world.now().since(deadline);
            require(!late.isNegative() && (late.isZero() || world.isDrowsy()), "Ended " + late + " after its deadline");
            return;
        }
        HostReport proof =
                connections.proof(connected.connection()).orElseThrow(() -> broken("No proof: " + connected));
        boolean right = switch (target) {
            case WRITER -> proof.role() == Role.WRITER;
            case READER -> proof.role() == Role.READER;
            case READER_OR_WRITER -> proof.role() != Role.UNKNOWN;
            case NAMED_HOST -> true;
        };
        require(right, "Asked for " + target + ", got " + proof);
        HostId host = connected.host().id();
        require(
                !topology.isCondemned(host, connected.host().generation()),
                "Handed out though condemned: " + connected);
        proof.claim()
                .ifPresent(claim -> require(
                        topology.claim()
                                .filter(best -> claim.against(best) == ClaimOrder.OLDER)
                                .isEmpty(),
                        "Handed out " + claim + " though " + topology.claim() + " is known"));
    }

    void require(boolean holds, String message) {
        if (!holds) {
            throw broken(message);
        }
    }

    private AssertionError broken(String message) {
        return new AssertionError("at " + world.age().toMillis() + " ms: " + message);
    }
}
