package dev.lodestar.domain.detection;

/**
 * Dates the calls of one connection without any call reading a clock. A call marks the connection's record odd when it
 * begins and even when it ends; a watcher looks every <em>T</em>. Meeting the same odd mark <em>n</em> more times means that
 * the call is at least <em>n·T</em> old.
 *
 * <p>Confined to the watcher's thread.
 */
public final class CallWatch {

    private long seen;
    private int times;

    /**
     * The watcher looked.
     *
     * @return how many ticks the call in flight has surely lasted; 0 if none is in flight or it is new
     */
    public int look(long mark) {
        if ((mark & 1) == 0 || mark != seen) {
            seen = mark;
            times = 0;
            return 0;
        }
        return ++times;
    }
}
