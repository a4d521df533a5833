package dev.lodestar.domain.plugin;

/**
 * Where in a chain a plugin stands, outermost first. The order of a chain is this rule, not the user's burden: codes may
 * be given in any order.
 *
 * <p>Whoever decides <em>which host</em> stands outside of whoever decides <em>how to get into it</em>, so that a failover
 * signs in to the new host with credentials made for that host.
 */
public enum Stage {
    /** Watches whole calls, failovers included: timers, logs. */
    OBSERVATION,
    /** Limits which hosts may be used at all. */
    MEMBERSHIP,
    /** Chooses the host of a first connection. */
    FIRST_HOST,
    /** Keeps account of connections. */
    TRACKING,
    /** Chooses another host when one is lost. */
    FAILOVER,
    /** Chooses by what the application is about to do. */
    ROUTING,
    /** Whatever else an application adds. */
    CUSTOM,
    /** Finds out whether hosts live. */
    DETECTION,
    /** Supplies user and password. */
    CREDENTIALS
}
