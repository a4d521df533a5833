package dev.lodestar.domain.event;

import dev.lodestar.domain.cluster.HostId;
import dev.lodestar.domain.effect.CallEffect.Need;
import dev.lodestar.domain.effect.CallEffect.Trouble;
import dev.lodestar.domain.effect.WaiterId;

/**
 * What a {@linkplain dev.lodestar.domain.monitor.ClusterMachine cluster machine} is told. Events deliver themselves, so
 * that none can be forgotten.
 */
public sealed interface ClusterEvent
        permits ConnectionAnswer,
                ClusterEvent.Troubled,
                ClusterEvent.Suspected,
                ClusterEvent.Awaited,
                ClusterEvent.Withdrawn,
                ClusterEvent.Woke,
                ClusterEvent.Closing {

    void deliverTo(Handler handler);

    /** Where events go. One method an event. */
    interface Handler {
        void dialed(ConnectionAnswer.Dialed answer);

        void dialFailed(ConnectionAnswer.DialFailed answer);

        void told(ConnectionAnswer.Told answer);

        void askFailed(ConnectionAnswer.AskFailed answer);

        void troubled(Troubled event);

        void suspected(Suspected event);

        void awaited(Awaited event);

        void withdrawn(Withdrawn event);

        void woke(Woke event);

        void closing(Closing event);
    }

    /** A caller's connection failed. */
    record Troubled(Trouble trouble) implements ClusterEvent {
        @Override
        public void deliverTo(Handler handler) {
            handler.troubled(this);
        }
    }

    /** A caller's statement has been in flight for long. Slowness is no failure: the host is asked. */
    record Suspected(HostId host, long generation) implements ClusterEvent {
        @Override
        public void deliverTo(Handler handler) {
            handler.suspected(this);
        }
    }

    /** A caller waits for news. */
    record Awaited(WaiterId waiter, Need need) implements ClusterEvent {
        @Override
        public void deliverTo(Handler handler) {
            handler.awaited(this);
        }
    }

    /** A caller waits no longer. */
    record Withdrawn(WaiterId waiter) implements ClusterEvent {
        @Override
        public void deliverTo(Handler handler) {
            handler.withdrawn(this);
        }
    }

    /** The moment that the machine's {@code wakeAt()} named has come. */
    record Woke() implements ClusterEvent {
        @Override
        public void deliverTo(Handler handler) {
            handler.woke(this);
        }
    }

    /** Nobody needs this machine any more: whoever still waits, or comes to wait later, is dismissed. */
    record Closing() implements ClusterEvent {
        @Override
        public void deliverTo(Handler handler) {
            handler.closing(this);
        }
    }
}
