package dev.lodestar.domain.plugin;

import dev.lodestar.domain.cluster.Host;
import dev.lodestar.domain.cluster.HostAddress;
import dev.lodestar.domain.cluster.HostId;
import dev.lodestar.domain.cluster.Role;
import dev.lodestar.domain.dialect.Dialect;
import dev.lodestar.domain.effect.ConnectionRef;
import dev.lodestar.domain.failure.Failure;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** How a call machine, or one of its frames, ended. */
public sealed interface CallOutcome {

    /**
     * A connection is open; it belongs to whoever gets this outcome.
     *
     * @param host where it goes
     * @param role what the host proved on this connection; {@code UNKNOWN} if nobody asked
     */
    record Connected(ConnectionRef connection, Host host, Role role) implements CallOutcome {}

    /**
     * A cluster was found behind the addresses of a URL.
     *
     * @param hosts its members as far as they are known, in a stable order
     * @param advice what the user should look at, if something is doubtful
     */
    record Discovered(Dialect dialect, Map<HostId, HostAddress> hosts, Optional<String> advice) implements CallOutcome {
        public Discovered {
            hosts = Collections.unmodifiableMap(new LinkedHashMap<>(hosts));
        }
    }

    /**
     * No connection.
     *
     * @param last the failure that came last; empty if nothing failed before the end
     * @param explanation one sentence that says what happened
     */
    record Failed(Reason reason, Optional<Failure> last, String explanation) implements CallOutcome {}

    /** Why there is no connection. */
    enum Reason {
        /** The deadline came first. */
        DEADLINE,
        /** The host refused in a way that trying again cannot change: login, TLS, a wrong name. */
        REFUSED,
        /** Two hosts claim to be writer and nothing tells which of them is. */
        SPLIT_BRAIN,
        /** The session holds state that cannot be carried to another connection. */
        SESSION_NOT_CARRIED,
        /** The caller gave up. */
        CANCELLED,
        /** A plugin threw an exception instead of deciding. */
        PLUGIN_BROKE,
        /** No plugin handles this request: what failed before is passed on. */
        NOT_HANDLED
    }
}
