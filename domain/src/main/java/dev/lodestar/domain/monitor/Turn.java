package dev.lodestar.domain.monitor;

import dev.lodestar.domain.cluster.Host;
import dev.lodestar.domain.cluster.HostId;
import dev.lodestar.domain.cluster.Role;
import dev.lodestar.domain.cluster.Topology;
import dev.lodestar.domain.cluster.WriterClaim;
import dev.lodestar.domain.effect.ClusterEffect;
import dev.lodestar.domain.effect.ConnectionEffect;
import dev.lodestar.domain.effect.ConnectionRef;
import dev.lodestar.domain.effect.EffectId;
import dev.lodestar.domain.effect.WaiterId;
import dev.lodestar.domain.fact.Fact;
import dev.lodestar.domain.time.Moment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * One step of a cluster machine while it is being made: the state as a draft, and what is asked for so far. Mutable, and
 * gone when the step is done. Lives on one thread.
 */
final class Turn {

    private final ClusterRules rules;
    private final Moment now;
    private final List<ClusterEffect> effects = new ArrayList<>();
    private final List<Fact> facts = new ArrayList<>();
    private final List<HostId> rested = new ArrayList<>();

    private Mode mode;
    private final List<Watched> hosts;
    private Optional<Acceptance> acceptance;
    private boolean splitBrain;
    private final List<Waiter> waiters;
    private final Topology published;
    private long nextNumber;
    private long newestGeneration;

    Turn(ClusterRules rules, ClusterState state, Moment now) {
        this.rules = rules;
        this.now = now;
        mode = state.mode();
        hosts = new ArrayList<>(state.hosts());
        acceptance = state.acceptance();
        splitBrain = state.splitBrain();
        waiters = new ArrayList<>(state.waiters());
        published = state.published();
        nextNumber = state.nextNumber();
        newestGeneration = state.newestGeneration();
    }

    ClusterRules rules() {
        return rules;
    }

    Moment now() {
        return now;
    }

    void tell(Fact fact) {
        facts.add(fact);
    }

    void ask(ClusterEffect effect) {
        effects.add(effect);
    }

    // ---- hosts

    List<Watched> hosts() {
        return List.copyOf(hosts);
    }

    Optional<Watched> host(HostId id) {
        return hosts.stream().filter(host -> host.id().equals(id)).findFirst();
    }

    Optional<Watched> hostAwaiting(EffectId id) {
        return hosts.stream()
                .filter(host -> host.probe().awaits().filter(id::equals).isPresent())
                .findFirst();
    }

    void put(Watched host) {
        newestGeneration = Math.max(newestGeneration, host.generation());
        for (int i = 0; i < hosts.size(); i++) {
            if (hosts.get(i).id().equals(host.id())) {
                hosts.set(i, host);
                return;
            }
        }
        hosts.add(host);
    }

    /** Should it ever come back, then in a later generation: what was connected to it before belongs to the past. */
    void remove(Watched host) {
        newestGeneration = Math.max(newestGeneration, host.generation() + 1);
        host.probe().connection().ifPresent(held -> ask(new ConnectionEffect.Close(held)));
        hosts.removeIf(other -> other.id().equals(host.id()));
    }

    long newestGeneration() {
        return newestGeneration;
    }

    /** No host is blamed for the time in which the client itself was asleep. */
    void forgive() {
        hosts().forEach(host -> put(host.forgiven(now, rules)));
    }

    boolean isAnyHostDoubted() {
        return hosts.stream().anyMatch(Watched::isDoubted);
    }

    /** The host's probe has come to an end in this turn; its next one starts after the pause of the mode that follows. */
    void rest(Watched host) {
        put(host);
        rested.add(host.id());
    }

    /** Everything connected to {@code host} is doomed; {@code successor} is the same host in its next generation. */
    void condemn(Watched host, Watched successor, String evidence) {
        put(successor);
        ask(new ClusterEffect.Condemn(host.id(), host.generation(), evidence));
    }

    // ---- the writer

    Optional<Acceptance> acceptance() {
        return acceptance;
    }

    void believe(Acceptance next) {
        acceptance = Optional.of(next);
    }

    boolean isSplitBrain() {
        return splitBrain;
    }

    void splitBrain(boolean split) {
        splitBrain = split;
    }

    void settle() {
        acceptance = acceptance.map(Acceptance::settled);
    }

    Optional<Acceptance> standing() {
        return acceptance.filter(Acceptance::standing);
    }

    boolean isStandingWriter(Watched host) {
        return standing().map(accepted -> accepted.holder().equals(host.id())).orElse(false);
    }

    /** A writer is accepted and answers. */
    boolean writerServes() {
        return standing()
                .flatMap(accepted -> host(accepted.holder()))
                .map(Watched::isUp)
                .orElse(false);
    }

    /** A search is on and no writer has proved itself in it. */
    boolean isWriterSought() {
        return mode instanceof Mode.Searching searching && !searching.isFound(this);
    }

    /** The connection to the standing writer is open, or is being opened. */
    boolean isWriterWatched() {
        return standing()
                .flatMap(accepted -> host(accepted.holder()))
                .filter(writer -> !(writer.probe() instanceof Probe.Absent))
                .isPresent();
    }

    boolean writerProvenSince(Moment since) {
        return standing().map(accepted -> !accepted.provenAt().isBefore(since)).orElse(false);
    }

    // ---- waiters

    void wait(Waiter waiter) {
        waiters.add(waiter);
    }

    void forget(WaiterId id) {
        waiters.removeIf(waiter -> waiter.id().equals(id));
    }

    boolean isAnyoneWaiting() {
        return !waiters.isEmpty();
    }

    // ---- what the mode does with hosts

    void doubt(Moment since, String cause) {
        mode = mode.doubted(since, cause, this);
    }

    void askEveryoneNow() {
        askEveryoneWithin(Duration.ZERO);
    }

    void askEveryoneWithin(Duration pause) {
        askWithin(pause, host -> true);
    }

    /**
     * Somebody misses a host that is away: such hosts are asked soon, and all are watched for a while. The writer, which
     * serves, is not hurried.
     */
    void watch() {
        mode = mode.watchful(this);
        askWithin(rules.searchInterval(), host -> !host.isQuietReader() && !isStandingWriter(host));
    }

    private void askWithin(Duration pause, Predicate<Watched> wanted) {
        Moment soon = now.plus(pause);
        for (Watched host : hosts()) {
            if (wanted.test(host)) {
                put(host.withProbe(Probing.noLaterThan(host.probe(), soon)));
            }
        }
    }

    void close() {
        mode = new Mode.Closed();
        hosts().forEach(this::remove);
    }

    private boolean isClosed() {
        return mode instanceof Mode.Closed;
    }

    EffectId newEffect() {
        return new EffectId(nextNumber++);
    }

    ConnectionRef newConnection() {
        return new ConnectionRef(nextNumber++);
    }

    /** How long the present search has taken; zero outside a search. */
    Duration searched() {
        return mode instanceof Mode.Searching searching ? now.since(searching.began()) : Duration.ZERO;
    }

    /** Finishes the step: what follows from the event for the mode, the probes, the topology and the waiters. */
    ClusterState finish() {
        mode = mode.next(this);
        for (Watched host : hosts()) {
            Probing.pursue(host, mode.pause(host, this), rested.contains(host.id()), this);
        }
        Topology topology = topology();
        waiters.removeAll(
                isClosed()
                        ? Waiting.dismiss(List.copyOf(waiters), this)
                        : Waiting.release(List.copyOf(waiters), topology, this));
        return new ClusterState(mode, hosts, acceptance, splitBrain, waiters, topology, nextNumber, newestGeneration);
    }

    ClusterStep step(ClusterState next) {
        boolean changed = next.published() != published;
        return new ClusterStep(changed ? Optional.of(next.published()) : Optional.empty(), effects, facts);
    }

    private Topology topology() {
        List<Host> shown =
                hosts.stream().map(host -> host.shown(shownRole(host))).toList();
        Topology candidate = new Topology(
                published.epoch(), shown, standing().filter(this::isMember).map(this::shownClaim), splitBrain);
        if (candidate.equals(published)) {
            return published;
        }
        return new Topology(published.epoch() + 1, shown, candidate.claim(), splitBrain);
    }

    private boolean isMember(Acceptance accepted) {
        return host(accepted.holder()).isPresent();
    }

    /** That a writer goes on writing is no news. */
    private WriterClaim shownClaim(Acceptance accepted) {
        boolean same = published
                .writer()
                .filter(writer -> writer.id().equals(accepted.holder()))
                .isPresent();
        return published
                .claim()
                .filter(shown -> same && accepted.claim().continues(shown))
                .orElse(accepted.claim());
    }

    private Role shownRole(Watched host) {
        if (isStandingWriter(host)) {
            return Role.WRITER;
        }
        return host.role() == Role.READER ? Role.READER : Role.UNKNOWN;
    }
}
