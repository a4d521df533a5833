package dev.lodestar.domain.effect;

import dev.lodestar.domain.cluster.HostId;
import dev.lodestar.domain.failure.Failure;
import dev.lodestar.domain.session.SessionState;
import dev.lodestar.domain.time.Moment;
import java.time.Duration;
import java.util.Optional;

/** What a call machine asks for. */
public sealed interface CallEffect
        permits ConnectionEffect,
                CallEffect.Query,
                CallEffect.Restore,
                CallEffect.AwaitTopology,
                CallEffect.Withdraw,
                CallEffect.Report {

    void deliverTo(Handler handler);

    /** Where call effects go. One method an effect. */
    interface Handler extends ConnectionEffect.Handler {
        void query(Query query);

        void restore(Restore restore);

        void awaitTopology(AwaitTopology await);

        void withdraw(Withdraw withdraw);

        void report(Report report);
    }

    /** Execute a statement that reads, and give its rows as text. Answered by {@code Queried} or {@code QueryFailed}. */
    record Query(EffectId id, ConnectionRef connection, String sql, Duration patience) implements CallEffect {
        @Override
        public void deliverTo(Handler handler) {
            handler.query(this);
        }
    }

    /** Carry a session's state over to a new connection. Answered by {@code Restored} or {@code RestoreFailed}. */
    record Restore(EffectId id, ConnectionRef connection, SessionState session, Duration patience)
            implements CallEffect {
        @Override
        public void deliverTo(Handler handler) {
            handler.restore(this);
        }
    }

    /**
     * Wait until the cluster machine knows something newer than the caller's own experience. Answered by {@code
     * TopologyCame}; the machine that waits keeps its own deadline.
     */
    record AwaitTopology(EffectId id, Need need) implements CallEffect {
        @Override
        public void deliverTo(Handler handler) {
            handler.awaitTopology(this);
        }
    }

    /** Stop waiting for a topology. Not answered. */
    record Withdraw(EffectId waiter) implements CallEffect {
        @Override
        public void deliverTo(Handler handler) {
            handler.withdraw(this);
        }
    }

    /** Tell the cluster machine that a host made trouble. Not answered. */
    record Report(Trouble trouble) implements CallEffect {
        @Override
        public void deliverTo(Handler handler) {
            handler.report(this);
        }
    }

    /**
     * What a caller must know before it can go on.
     *
     * @param wanted the kind of news
     * @param since only a probe that began at or after this moment counts
     * @param trouble what the caller experienced; empty if it only looks for a host
     */
    record Need(Wanted wanted, Moment since, Optional<Trouble> trouble) {}

    /** The kind of news a caller waits for. */
    enum Wanted {
        /** An accepted writer, proven after the caller's failure. */
        WRITER,
        /** A reader's answer, given after the caller's failure; or the knowledge that there is no reader. */
        READER
    }

    /**
     * A failure in its context: errors carry host, generation and time.
     *
     * @param generation the host's generation in which the failed connection was opened
     */
    record Trouble(HostId host, long generation, Moment at, Failure failure) {}
}
