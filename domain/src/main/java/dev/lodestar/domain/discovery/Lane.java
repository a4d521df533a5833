package dev.lodestar.domain.discovery;

import dev.lodestar.domain.cluster.HostAddress;
import dev.lodestar.domain.dialect.Detection;
import dev.lodestar.domain.dialect.Dialect;
import dev.lodestar.domain.effect.ConnectionRef;
import dev.lodestar.domain.effect.EffectId;
import dev.lodestar.domain.failure.Failure;
import java.util.Optional;

/** How far the discovery is at one address. */
sealed interface Lane {

    HostAddress seed();

    /** The effect this lane waits for; empty once it failed. */
    Optional<EffectId> awaits();

    /** How far it is, for comparison with others. */
    default int progress() {
        return 0;
    }

    /** Opens a connection. */
    record Dialing(HostAddress seed, EffectId id) implements Lane {
        @Override
        public Optional<EffectId> awaits() {
            return Optional.of(id);
        }
    }

    /** Asks which dialect it is. */
    record Detecting(HostAddress seed, ConnectionRef connection, EffectId id, Detection detection) implements Lane {
        @Override
        public int progress() {
            return 1;
        }

        @Override
        public Optional<EffectId> awaits() {
            return Optional.of(id);
        }
    }

    /** Asks for the members. */
    record Listing(HostAddress seed, ConnectionRef connection, EffectId id, Dialect dialect, Optional<String> advice)
            implements Lane {
        @Override
        public int progress() {
            return 2;
        }

        @Override
        public Optional<EffectId> awaits() {
            return Optional.of(id);
        }
    }

    /** Nothing more is to be had here. */
    record Failed(HostAddress seed, Failure failure) implements Lane {
        @Override
        public Optional<EffectId> awaits() {
            return Optional.empty();
        }
    }
}
