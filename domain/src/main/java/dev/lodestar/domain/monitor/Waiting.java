package dev.lodestar.domain.monitor;

import dev.lodestar.domain.cluster.Role;
import dev.lodestar.domain.cluster.Topology;
import dev.lodestar.domain.effect.CallEffect.Need;
import dev.lodestar.domain.effect.CallEffect.Trouble;
import dev.lodestar.domain.effect.CallEffect.Wanted;
import dev.lodestar.domain.effect.ClusterEffect;
import dev.lodestar.domain.time.Moment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * When a waiting caller may go on: after an answer to a question that was put after the caller's own failure. A failure
 * of an older generation has been dealt with already and is answered at once, and a split brain is news that no writer
 * will come. News of a reader are held back for a moment while hosts are asked for the first time.
 */
final class Waiting {

    private Waiting() {}

    /** Releases everyone who may go on, and returns those. */
    static List<Waiter> release(List<Waiter> waiters, Topology topology, Turn turn) {
        List<Waiter> released = new ArrayList<>();
        for (Waiter waiter : waiters) {
            if (isMet(waiter.need(), turn)) {
                released.add(waiter);
                turn.ask(new ClusterEffect.Release(waiter.id(), topology));
            }
        }
        return released;
    }

    /** Whoever waits for a machine that is closed waits in vain, and is told so at once. */
    static List<Waiter> dismiss(List<Waiter> waiters, Turn turn) {
        waiters.forEach(waiter -> turn.ask(new ClusterEffect.Dismiss(waiter.id())));
        return waiters;
    }

    static boolean isMet(Need need, Turn turn) {
        if (need.wanted() == Wanted.READER) {
            return readerNews(need.since(), turn.hosts(), turn.standing())
                    && lastHearing(turn.hosts()).filter(turn.now()::isBefore).isEmpty();
        }
        if (turn.isSplitBrain()) {
            return true;
        }
        boolean settledBefore =
                need.trouble().map(trouble -> isOutdated(trouble, turn)).orElse(false);
        return turn.writerServes() && (settledBefore || turn.writerProvenSince(need.since()));
    }

    /**
     * A reader answered; or every host did, or is down, or is the writer: then there is none. The writer is not asked to
     * confirm that it is no reader: a crowd that waits for readers must not burden the one host that serves.
     */
    private static boolean readerNews(Moment since, List<Watched> hosts, Optional<Acceptance> standing) {
        boolean reader = hosts.stream().anyMatch(host -> host.role() == Role.READER && host.hasAnsweredSince(since));
        return reader
                || hosts.stream()
                        .filter(host -> !isHolder(host, standing))
                        .allMatch(host -> host.hasAnsweredSince(since) || !host.isUp());
    }

    private static boolean isHolder(Watched host, Optional<Acceptance> standing) {
        return standing.filter(accepted -> accepted.holder().equals(host.id())).isPresent();
    }

    /** When whoever has news of a reader may go on even if nothing comes; empty if nobody is held up. */
    static Optional<Moment> heldUntil(ClusterState state) {
        Optional<Acceptance> standing = state.acceptance().filter(Acceptance::standing);
        boolean held = state.waiters().stream()
                .map(Waiter::need)
                .anyMatch(need -> need.wanted() == Wanted.READER && readerNews(need.since(), state.hosts(), standing));
        return held ? lastHearing(state.hosts()) : Optional.empty();
    }

    private static Optional<Moment> lastHearing(List<Watched> hosts) {
        return hosts.stream()
                .map(Watched::firstHearing)
                .flatMap(Optional::stream)
                .reduce((one, other) -> one.isBefore(other) ? other : one);
    }

    /** Whether the trouble happened to a generation of its host that has been condemned since. */
    static boolean isOutdated(Trouble trouble, Turn turn) {
        return turn.host(trouble.host())
                .map(host -> trouble.generation() < host.generation())
                .orElse(true);
    }
}
