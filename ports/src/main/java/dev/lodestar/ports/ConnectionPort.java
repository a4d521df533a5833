package dev.lodestar.ports;

import dev.lodestar.domain.cluster.HostAddress;
import dev.lodestar.domain.dialect.Rows;
import dev.lodestar.domain.effect.ConnectionRef;
import dev.lodestar.domain.session.SessionState;
import java.time.Duration;

/**
 * Physical connections of one machine, named by the references that the machine assigns.
 *
 * <p>Every method ends by its patience, whatever the peer does: a host that accepts TCP and stays silent is the ordinary
 * case here. The machine counts the same patience and may stop listening earlier; a reply that comes later is routed all
 * the same, and the machine closes what nobody waits for.
 */
public interface ConnectionPort {

    /** Opens a connection, login included, within {@code patience}; afterwards it is known as {@code connection}. */
    void open(ConnectionRef connection, HostAddress address, Duration patience, Reply<Done> reply);

    /**
     * Executes one statement that reads, as a transaction of its own, and replies with its rows as text. Leaves the
     * session as it was.
     */
    void query(ConnectionRef connection, String sql, Duration patience, Reply<Rows> reply);

    /** Applies the steps of a session's state, in their order, to a fresh connection. */
    void restore(ConnectionRef connection, SessionState session, Duration patience, Reply<Done> reply);

    /** Closes a connection at once, without waiting for its peer. A reference that is not known is ignored. */
    void close(ConnectionRef connection);
}
