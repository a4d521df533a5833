package dev.lodestar.domain.plugin;

import dev.lodestar.domain.cluster.Host;
import dev.lodestar.domain.cluster.HostAddress;
import dev.lodestar.domain.effect.CallEffect.Trouble;
import dev.lodestar.domain.failure.FailureClass;
import dev.lodestar.domain.selection.HostFilter;
import dev.lodestar.domain.selection.Wish;
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
    record Connect(List<HostAddress> seeds, Wish wish, Insistence insistence, Optional<Host> host)
            implements CallRequest {
        public Connect {
            seeds = List.copyOf(seeds);
            if (seeds.isEmpty()) {
                throw new IllegalArgumentException("A URL names at least one host.");
            }
        }

        /** The same request for a host that has been chosen. */
        public Connect to(Host chosen) {
            return new Connect(seeds, wish, insistence, Optional.of(chosen));
        }

        /** To go on after a connection that was opened for this request is lost. */
        public Recover recover(Trouble trouble, FailureClass kind, SessionState session) {
            return new Recover(seeds, wish, trouble, kind, session);
        }

        /** The same request, to be served by fewer hosts. */
        public Connect within(HostFilter fewer) {
            return new Connect(seeds, wish.within(fewer), insistence, host);
        }
    }

    /**
     * A call failed: find a connection that the application can go on with.
     *
     * @param seeds the addresses in the URL, in order
     * @param session what is to be carried over
     */
    record Recover(List<HostAddress> seeds, Wish wish, Trouble trouble, FailureClass kind, SessionState session)
            implements CallRequest {
        public Recover {
            seeds = List.copyOf(seeds);
        }

        /** The same request, to be served by fewer hosts. */
        public Recover within(HostFilter fewer) {
            return new Recover(seeds, wish.within(fewer), trouble, kind, session);
        }
    }
}
