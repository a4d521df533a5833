package dev.lodestar.domain.monitor;

import dev.lodestar.domain.effect.ConnectionRef;
import dev.lodestar.domain.effect.EffectId;
import dev.lodestar.domain.time.Moment;
import java.util.Optional;

/** How far the cluster machine is in getting an answer out of one host. */
sealed interface Probe {

    /** The effect that this probe waits for. */
    default Optional<EffectId> awaits() {
        return Optional.empty();
    }

    /** The connection this probe owns. */
    default Optional<ConnectionRef> connection() {
        return Optional.empty();
    }

    /** When something is to be done about this probe although nothing came: start it, or give it up. */
    Moment due();

    /** The same probe with its patience, if it waits for an answer, beginning anew at {@code now}. */
    default Probe restarted(Moment now, ClusterRules rules) {
        return this;
    }

    /** No connection; may dial from {@code due} on. */
    record Absent(Moment due) implements Probe {}

    /** A connection is being opened; given up at {@code due}. */
    record Dialing(EffectId id, ConnectionRef opening, Moment began, Moment due) implements Probe {
        @Override
        public Optional<EffectId> awaits() {
            return Optional.of(id);
        }

        @Override
        public Probe restarted(Moment now, ClusterRules rules) {
            return new Dialing(id, opening, began, now.plus(rules.detectionTime()));
        }
    }

    /** The host has been asked on its connection; given up at {@code due}. */
    record Asking(EffectId id, ConnectionRef held, Moment began, Moment due) implements Probe {
        @Override
        public Optional<EffectId> awaits() {
            return Optional.of(id);
        }

        @Override
        public Optional<ConnectionRef> connection() {
            return Optional.of(held);
        }

        @Override
        public Probe restarted(Moment now, ClusterRules rules) {
            return new Asking(id, held, began, now.plus(rules.questionPatience()));
        }
    }

    /** The host has answered and its connection is kept; may be asked again from {@code due} on. */
    record Held(ConnectionRef held, Moment due) implements Probe {
        @Override
        public Optional<ConnectionRef> connection() {
            return Optional.of(held);
        }
    }
}
