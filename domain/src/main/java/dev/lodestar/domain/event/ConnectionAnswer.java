package dev.lodestar.domain.event;

import dev.lodestar.domain.dialect.HostReport;
import dev.lodestar.domain.effect.ConnectionRef;
import dev.lodestar.domain.effect.EffectId;
import dev.lodestar.domain.failure.Failure;

/**
 * Answers to {@link dev.lodestar.domain.effect.ConnectionEffect}: each names the effect it answers. Both kinds of machine
 * get them.
 */
public sealed interface ConnectionAnswer extends CallEvent, ClusterEvent {

    /** A connection is open and logged in. */
    record Dialed(EffectId id, ConnectionRef connection) implements ConnectionAnswer {
        @Override
        public void deliverTo(ClusterEvent.Handler handler) {
            handler.dialed(this);
        }

        @Override
        public void deliverTo(CallEvent.Handler handler) {
            handler.dialed(this);
        }
    }

    /** No connection could be opened. */
    record DialFailed(EffectId id, Failure failure) implements ConnectionAnswer {
        @Override
        public void deliverTo(ClusterEvent.Handler handler) {
            handler.dialFailed(this);
        }

        @Override
        public void deliverTo(CallEvent.Handler handler) {
            handler.dialFailed(this);
        }
    }

    /** A host told its status. */
    record Told(EffectId id, HostReport report) implements ConnectionAnswer {
        @Override
        public void deliverTo(ClusterEvent.Handler handler) {
            handler.told(this);
        }

        @Override
        public void deliverTo(CallEvent.Handler handler) {
            handler.told(this);
        }
    }

    /** A host could not tell its status, or what it told could not be read. */
    record AskFailed(EffectId id, Failure failure) implements ConnectionAnswer {
        @Override
        public void deliverTo(ClusterEvent.Handler handler) {
            handler.askFailed(this);
        }

        @Override
        public void deliverTo(CallEvent.Handler handler) {
            handler.askFailed(this);
        }
    }
}
