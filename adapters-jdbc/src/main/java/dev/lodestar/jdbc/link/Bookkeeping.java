package dev.lodestar.jdbc.link;

/**
 * Told what became of links, so that the runtime can count and stop watching. Called on whatever thread let go, with no
 * lock held; must neither wait nor throw.
 */
public interface Bookkeeping {

    /**
     * The façade let go of a link and has closed or aborted it, or is about to. Exactly once for each link that the
     * façade was ever given, the first one and every {@link Recovered.Moved} one.
     */
    void released(Link link);

    /** The logical connection is over, by {@code close}, {@code abort} or {@link Recovered.Closed}. Exactly once. */
    void closed();
}
