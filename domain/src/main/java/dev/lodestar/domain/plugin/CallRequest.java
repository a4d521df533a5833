package dev.lodestar.domain.plugin;

import dev.lodestar.domain.cluster.Host;
import dev.lodestar.domain.cluster.HostAddress;
import dev.lodestar.domain.effect.CallEffect.Trouble;
import dev.lodestar.domain.failure.FailureClass;
import dev.lodestar.domain.session.SessionState;
import java.util.List;
import java.util.Optional;

/** What a call machine is to do. */
public sealed interface CallRequest {

    /**
     * Open a connection.
     *
     * @param seeds the addresses in the URL, in order
     * @param host the host to dial; empty while nobody has chosen one yet
     */
    record Connect(List<HostAddress> seeds, Optional<Host> host) implements CallRequest {
        public Connect {
            seeds = List.copyOf(seeds);
            if (seeds.isEmpty()) {
                throw new IllegalArgumentException("A URL names at least one host.");
            }
        }

        /** The same request for a host that has been chosen. */
        public Connect to(Host chosen) {
            return new Connect(seeds, Optional.of(chosen));
        }
    }

    /**
     * A call failed: find a connection that the application can go on with.
     *
     * @param seeds the addresses in the URL, in order
     * @param session what is to be carried over
     */
    record Recover(List<HostAddress> seeds, Trouble trouble, FailureClass kind, SessionState session)
            implements CallRequest {
        public Recover {
            seeds = List.copyOf(seeds);
        }
    }
}
