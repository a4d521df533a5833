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

/**
 * When a waiting caller may go on: after an answer to a question that was put after the caller's own failure. A failure
 * of an older generation has been dealt with already and is answered at once, and a split brain is news that no writer
 * will come.
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

    static boolean isMet(Need need, Turn turn) {
        if (need.wanted() == Wanted.READER) {
            return readerNews(need.since(), turn);
        }
        if (turn.isSplitBrain()) {
            return true;
        }
        boolean settledBefore =
                need.trouble().map(trouble -> isOutdated(trouble, turn)).orElse(false);
        return turn.writerServes() && (settledBefore || turn.writerProvenSince(need.since()));
    }

    /** A reader answered, or every host did, or is down: then there is none. */
    private static boolean readerNews(Moment since, Turn turn) {
        boolean reader =
                turn.hosts().stream().anyMatch(host -> host.role() == Role.READER && host.hasAnsweredSince(since));
        return reader || turn.hosts().stream().allMatch(host -> host.hasAnsweredSince(since) || !host.isUp());
    }

    /** Whether the trouble happened to a generation of its host that has been condemned since. */
    static boolean isOutdated(Trouble trouble, Turn turn) {
        return turn.host(trouble.host())
                .map(host -> trouble.generation() < host.generation())
                .orElse(true);
    }
}
