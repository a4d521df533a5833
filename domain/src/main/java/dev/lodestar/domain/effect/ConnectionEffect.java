package dev.lodestar.domain.effect;

import dev.lodestar.domain.cluster.HostAddress;
import dev.lodestar.domain.cluster.HostId;
import java.time.Duration;

/** Effects that both kinds of machine use: open, question and close a physical connection. */
public sealed interface ConnectionEffect extends CallEffect, ClusterEffect {

    void deliverTo(Handler handler);

    @Override
    default void deliverTo(CallEffect.Handler handler) {
        deliverTo((Handler) handler);
    }

    @Override
    default void deliverTo(ClusterEffect.Handler handler) {
        deliverTo((Handler) handler);
    }

    /** Where these effects go, whichever machine has them. One method an effect. */
    interface Handler {
        void dial(Dial dial);

        void ask(Ask ask);

        void close(Close close);
    }

    /**
     * Open a connection, login included. Answered by {@code Dialed} or {@code DialFailed}.
     *
     * @param connection the name the new connection shall have
     * @param patience the machine stops waiting after this time and the adapter gives up by itself; a connection that
     *     opens later is closed
     */
    record Dial(EffectId id, ConnectionRef connection, HostId host, HostAddress address, Duration patience)
            implements ConnectionEffect {
        @Override
        public void deliverTo(Handler handler) {
            handler.dial(this);
        }
    }

    /** Execute the dialect's status statement on a connection. Answered by {@code Told} or {@code AskFailed}. */
    record Ask(EffectId id, ConnectionRef connection, HostId host, Duration patience) implements ConnectionEffect {
        @Override
        public void deliverTo(Handler handler) {
            handler.ask(this);
        }
    }

    /** Close a connection, at once and without waiting for its peer. Not answered; closing twice is harmless. */
    record Close(ConnectionRef connection) implements ConnectionEffect {
        @Override
        public void deliverTo(Handler handler) {
            handler.close(this);
        }
    }
}
