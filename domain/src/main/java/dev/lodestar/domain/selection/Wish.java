package dev.lodestar.domain.selection;

/**
 * What kind of connection is wanted. A data source has one for its connections; a connection that changes its role, or a
 * view of a pool, has another.
 *
 * @param first what a first connection looks for
 * @param next what is looked for when a host was lost
 * @param hosts which hosts may serve it
 */
public record Wish(Target first, Target next, HostFilter hosts) {

    /** A wish that stays the same after a loss and that any host may serve. */
    public static Wish of(Target target) {
        return new Wish(target, target, HostFilter.ALL);
    }

    /** The same wish, to be served by fewer hosts. */
    public Wish within(HostFilter fewer) {
        return new Wish(first, next, hosts.and(fewer));
    }

    /** Whether a connection is kept for writing: then a host that refuses to write has lost its use. */
    public boolean isForWriting() {
        return next == Target.WRITER;
    }
}
