package dev.lodestar.domain.monitor;

import dev.lodestar.domain.fact.Fact;
import dev.lodestar.domain.time.Moment;
import java.time.Duration;
import java.util.Optional;

/** What the cluster machine is about: which hosts it asks, how often, and what ends that. */
sealed interface Mode {

    /** Pause between two questions to {@code host}; empty if no connection to it is to be kept, for no more than a glance. */
    Optional<Duration> pause(Watched host, Turn turn);

    /** A doubt has come that only answers to questions put at or after {@code since} can settle. */
    Mode doubted(Moment since, String cause, Turn turn);

    /** Nothing is in doubt, but somebody misses a host: all are to be watched for a while. */
    default Mode watchful(Turn turn) {
        return this;
    }

    /** The mode that follows once an event has been taken in. */
    Mode next(Turn turn);

    /** When this mode ends by itself. */
    default Optional<Moment> due() {
        return Optional.empty();
    }

    /**
     * The writer is known and asked now and then; so are hosts of which we do not know that they serve as readers. Readers
     * are left alone, but for a {@linkplain ClusterRules#glance glance} where nobody else would tell of a promotion.
     */
    record Calm() implements Mode {
        @Override
        public Optional<Duration> pause(Watched host, Turn turn) {
            return host.isQuietReader()
                    ? Optional.empty()
                    : Optional.of(turn.rules().topologyRefresh());
        }

        @Override
        public Mode doubted(Moment since, String cause, Turn turn) {
            return Searching.begin(since, cause, turn);
        }

        @Override
        public Mode watchful(Turn turn) {
            return Settling.begin(turn);
        }

        @Override
        public Mode next(Turn turn) {
            if (!turn.writerServes()) {
                return Searching.begin(turn.now(), "no writer answers", turn);
            }
            return turn.isWriterWatched()
                    ? this
                    : Searching.begin(turn.now(), "the connection to the writer was lost", turn);
        }
    }

    /**
     * Every host is asked until one proves that it is the writer, and no host is in doubt.
     *
     * @param since only questions put at or after this moment prove anything
     */
    record Searching(Moment began, Moment since) implements Mode {

        static Searching begin(Moment since, String cause, Turn turn) {
            turn.tell(new Fact.SearchBegan(cause));
            turn.askEveryoneNow();
            return new Searching(turn.now(), since);
        }

        @Override
        public Optional<Duration> pause(Watched host, Turn turn) {
            if (isFound(turn) && !host.isDoubted()) {
                return Optional.of(ClusterRules.SETTLING_PAUSE);
            }
            Duration longest = turn.rules().searchInterval();
            return Optional.of(
                    eighth(turn.isAnyoneWaiting() ? longest : longest.multipliedBy(ClusterRules.UNHURRIED), turn));
        }

        boolean isFound(Turn turn) {
            return turn.writerProvenSince(since) && turn.writerServes();
        }

        /** An eighth of the time the search has taken, within bounds. */
        private Duration eighth(Duration longest, Turn turn) {
            Duration eighth = Duration.ofNanos(turn.now().since(began).toNanos() / 8);
            Duration pause = eighth.compareTo(longest) < 0 ? eighth : longest;
            return pause.compareTo(ClusterRules.SHORTEST_PAUSE) > 0 ? pause : ClusterRules.SHORTEST_PAUSE;
        }

        @Override
        public Mode doubted(Moment later, String cause, Turn turn) {
            turn.askEveryoneWithin(eighth(turn.rules().searchInterval(), turn));
            return since.isBefore(later) ? new Searching(began, later) : this;
        }

        @Override
        public Mode next(Turn turn) {
            return isFound(turn) && !turn.isAnyHostDoubted() ? Settling.begin(turn) : this;
        }
    }

    /** The writer is known, and all hosts are still asked: one that was silent until now may refute it. */
    record Settling(Moment until) implements Mode {

        static Settling begin(Turn turn) {
            return new Settling(turn.now().plus(ClusterRules.SETTLING_TIME));
        }

        @Override
        public Optional<Duration> pause(Watched host, Turn turn) {
            return Optional.of(ClusterRules.SETTLING_PAUSE);
        }

        @Override
        public Mode doubted(Moment since, String cause, Turn turn) {
            return Searching.begin(since, cause, turn);
        }

        @Override
        public Mode watchful(Turn turn) {
            return begin(turn);
        }

        @Override
        public Mode next(Turn turn) {
            if (!turn.writerServes()) {
                return Searching.begin(turn.now(), "the writer was lost again", turn);
            }
            if (!turn.now().hasReached(until)) {
                return this;
            }
            turn.settle();
            // In Calm readers are left alone, and whoever waits for one would wait for ever; and the connection to the
            // writer is kept there, so it has to be open first.
            return turn.isAnyoneWaiting() || !turn.isWriterWatched() ? Settling.begin(turn) : new Calm();
        }

        @Override
        public Optional<Moment> due() {
            return Optional.of(until);
        }
    }

    /** Nothing is asked any more. */
    record Closed() implements Mode {
        @Override
        public Optional<Duration> pause(Watched host, Turn turn) {
            return Optional.empty();
        }

        @Override
        public Mode doubted(Moment since, String cause, Turn turn) {
            return this;
        }

        @Override
        public Mode next(Turn turn) {
            return this;
        }
    }
}
