package dev.lodestar.domain.simulation.check;

import dev.lodestar.domain.cluster.ClaimOrder;
import dev.lodestar.domain.cluster.Host;
import dev.lodestar.domain.cluster.HostId;
import dev.lodestar.domain.cluster.Topology;
import dev.lodestar.domain.cluster.WriterClaim;
import dev.lodestar.domain.effect.ClusterEffect;
import dev.lodestar.domain.effect.WaiterId;
import dev.lodestar.domain.fact.Fact;
import dev.lodestar.domain.time.Moment;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/** Looks at one cluster machine: what it publishes, whom it condemns and releases, how much it asks. */
public final class ClusterChecks {

    /** More than the pace of a search and of a judgement (a pause of at least 7.5 ms) allows. */
    private static final int QUESTIONS_A_SECOND = 150;

    /**
     * The truth about the cluster.
     *
     * @param isServer whether a host is or was one of its servers
     * @param isContested whether two servers have had claims of which neither is newer
     * @param detection how long a host may be silent
     */
    public record Truth(Predicate<HostId> isServer, BooleanSupplier isContested, Duration detection) {}

    private final Truth truth;
    private final Map<HostId, Long> condemned = new LinkedHashMap<>();
    private final Map<HostId, Long> generations = new LinkedHashMap<>();
    private final Map<HostId, Moment> heard = new LinkedHashMap<>();
    private final Map<HostId, Deque<Moment>> questions = new LinkedHashMap<>();
    private final Set<WaiterId> waiting = new LinkedHashSet<>();
    private Optional<WriterClaim> accepted = Optional.empty();

    public ClusterChecks(Truth truth) {
        this.truth = truth;
    }

    public void published(Topology before, Topology next) {
        Breach.unless(
                next.epoch() > before.epoch(),
                Invariant.EPOCHS_NEVER_FALL,
                () -> "epoch " + next.epoch() + " after " + before.epoch());
        Breach.unless(
                !next.splitBrain() || truth.isContested().getAsBoolean(),
                Invariant.SPLIT_BRAIN_IS_REAL,
                () -> "nobody contests the writer, but: " + next);
        next.hosts().forEach(this::shown);
        next.claim().ifPresent(claim -> {
            Breach.unless(
                    accepted.filter(best -> claim.against(best) == ClaimOrder.OLDER)
                            .isEmpty(),
                    Invariant.CLAIMS_NEVER_FALL,
                    () -> claim + " was accepted after " + accepted);
            accepted = Optional.of(claim);
        });
    }

    private void shown(Host host) {
        Breach.unless(
                truth.isServer().test(host.id()),
                Invariant.CLUSTERS_DO_NOT_MIX,
                () -> host + " is no server of this cluster");
        Long before = generations.put(host.id(), host.generation());
        Breach.unless(
                before == null || before <= host.generation(),
                Invariant.EPOCHS_NEVER_FALL,
                () -> host + " had generation " + before);
    }

    public void condemned(ClusterEffect.Condemn condemn) {
        Long before = condemned.put(condemn.host(), condemn.generation());
        Breach.unless(
                before == null || before < condemn.generation(),
                Invariant.CONDEMNED_ONCE,
                () -> condemn + " after generation " + before);
    }

    /** The machine asks or dials a host. */
    public void asked(HostId host, Moment now) {
        Deque<Moment> recent = questions.computeIfAbsent(host, any -> new ArrayDeque<>());
        while (!recent.isEmpty() && now.since(recent.peekFirst()).compareTo(Duration.ofSeconds(1)) > 0) {
            recent.removeFirst();
        }
        recent.addLast(now);
        Breach.unless(
                recent.size() <= QUESTIONS_A_SECOND,
                Invariant.WORK_IS_BOUNDED,
                () -> recent.size() + " questions to " + host + " in a second");
    }

    /** The machine hears from a host that it waits for. */
    public void heard(HostId host, Moment now) {
        heard.put(host, now);
    }

    public void told(Fact fact, Moment now) {
        if (fact instanceof Fact.HostDied died) {
            Moment last = heard.get(died.host());
            Breach.unless(
                    last == null || now.since(last).compareTo(truth.detection()) >= 0,
                    Invariant.DEAD_ONLY_IF_SILENT,
                    () -> died.sentence() + ", but it answered "
                            + now.since(last).toMillis() + " ms ago");
        }
    }

    /** @param hosts that the machine knows */
    public void owns(int connections, int hosts) {
        Breach.unless(
                connections <= hosts,
                Invariant.WORK_IS_BOUNDED,
                () -> "the machine owns " + connections + " connections to " + hosts + " hosts");
    }

    public void waits(WaiterId waiter) {
        waiting.add(waiter);
    }

    public void withdraws(WaiterId waiter) {
        waiting.remove(waiter);
    }

    public void released(WaiterId waiter) {
        Breach.unless(
                waiting.remove(waiter),
                Invariant.WAITERS_ARE_RELEASED_ONCE,
                () -> waiter + " does not wait and is released");
    }

    public boolean isAnyoneWaiting() {
        return !waiting.isEmpty();
    }
}
