package dev.lodestar.jdbc.facade;

import dev.lodestar.jdbc.link.Link;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLNonTransientException;

/** The exceptions of calls that are refused before they reach the driver. */
final class Refusals {

    private Refusals() {}

    /** A call on a connection that is over, or on anything that belonged to it. */
    static SQLException closed(String why) {
        return new SQLNonTransientConnectionException(
                "This connection is closed: " + why + " Open a new connection.", "08003");
    }

    /**
     * A call on something that was made before the connection moved.
     *
     * <p>SQLState 26000 (invalid SQL statement name) is what PostgreSQL itself answers to a prepared statement that the
     * session doesn't know, and 24000 (invalid cursor state) what it answers for a lost cursor. Neither is of class 08,
     * so no pool drops the connection, which is healthy; and neither is transient, because the same object can never
     * work again.
     */
    static SQLException stale(Bound stale, Link made) {
        return new SQLNonTransientException(
                "This " + stale.kind() + " was made on " + made.host() + ", from which its connection has moved away. "
                        + "Create it again on the same connection.",
                stale.staleState());
    }

    /** What recovery is told about a call that was not made because its host is known to be dead or demoted. */
    static SQLException condemned(Link link) {
        return new SQLNonTransientConnectionException(
                "The call was not sent to " + link.host() + ": "
                        + link.condemned().orElse("the host was given up."),
                "08006");
    }
}
