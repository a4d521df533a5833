package dev.lodestar.domain.plugin;

/** How long a wish for a connection is kept up. */
public enum Insistence {
    /** Until the deadline, elsewhere or later, as long as trying again can help. */
    UNTIL_DEADLINE,
    /** Until a connection fails. */
    UNTIL_REFUSED,
    /** With what is known now, without waiting for any news: for a connection that somebody else has opened. */
    AT_ONCE
}
