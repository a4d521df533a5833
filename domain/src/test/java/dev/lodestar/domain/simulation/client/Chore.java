package dev.lodestar.domain.simulation.client;

import java.time.Duration;
import java.util.Optional;

/**
 * One thing that an application does. What makes no sense where its session stands is read as the nearest thing that does,
 * so that chores can be left out.
 *
 * @param think time before it
 * @param patience the application gives up the call after this time; empty if it waits
 */
public record Chore(Kind kind, Duration think, Optional<Duration> patience) {

    /** What it is. */
    public enum Kind {
        READ,
        WRITE,
        BEGIN,
        COMMIT,
        ROLLBACK,
        /** Sets something on the session that moves with it. */
        SET_SCHEMA,
        /** Sets something on the session that cannot move. */
        SET_ROLE,
        /** Closes the connection and opens another one. */
        RECONNECT,
        /** Gives the whole cluster up and comes back to it. */
        LEAVE
    }
}
