package dev.lodestar.domain.event;

import dev.lodestar.domain.cluster.Topology;
import dev.lodestar.domain.dialect.Rows;
import dev.lodestar.domain.effect.EffectId;
import dev.lodestar.domain.failure.Failure;

/**
 * What a {@linkplain dev.lodestar.domain.plugin.CallMachine call machine} is told. Events deliver themselves, so that none
 * can be forgotten.
 */
public sealed interface CallEvent
        permits ConnectionAnswer,
                CallEvent.Queried,
                CallEvent.QueryFailed,
                CallEvent.Restored,
                CallEvent.RestoreFailed,
                CallEvent.TopologyCame,
                CallEvent.Woke,
                CallEvent.Cancelled {

    void deliverTo(Handler handler);

    /** Where events go. One method an event. */
    interface Handler {
        void dialed(ConnectionAnswer.Dialed answer);

        void dialFailed(ConnectionAnswer.DialFailed answer);

        void told(ConnectionAnswer.Told answer);

        void askFailed(ConnectionAnswer.AskFailed answer);

        void queried(Queried answer);

        void queryFailed(QueryFailed answer);

        void restored(Restored answer);

        void restoreFailed(RestoreFailed answer);

        void topologyCame(TopologyCame answer);

        void woke(Woke event);

        void cancelled(Cancelled event);
    }

    /** A statement was answered. */
    record Queried(EffectId id, Rows rows) implements CallEvent {
        @Override
        public void deliverTo(Handler handler) {
            handler.queried(this);
        }
    }

    /** A statement failed. */
    record QueryFailed(EffectId id, Failure failure) implements CallEvent {
        @Override
        public void deliverTo(Handler handler) {
            handler.queryFailed(this);
        }
    }

    /** The session's state was carried over. */
    record Restored(EffectId id) implements CallEvent {
        @Override
        public void deliverTo(Handler handler) {
            handler.restored(this);
        }
    }

    /** The session's state could not be carried over completely. */
    record RestoreFailed(EffectId id, Failure failure) implements CallEvent {
        @Override
        public void deliverTo(Handler handler) {
            handler.restoreFailed(this);
        }
    }

    /** The cluster machine knows what the caller waits for. */
    record TopologyCame(EffectId id, Topology topology) implements CallEvent {
        @Override
        public void deliverTo(Handler handler) {
            handler.topologyCame(this);
        }
    }

    /** The moment that the machine's {@code wakeAt()} named has come. */
    record Woke() implements CallEvent {
        @Override
        public void deliverTo(Handler handler) {
            handler.woke(this);
        }
    }

    /**
     * The call is given up: its caller was interrupted or closed its connection, or the cluster it needs was closed.
     *
     * @param reason one line for people
     */
    record Cancelled(String reason) implements CallEvent {
        @Override
        public void deliverTo(Handler handler) {
            handler.cancelled(this);
        }
    }
}
