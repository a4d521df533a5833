package dev.lodestar.domain.selection;

import dev.lodestar.domain.cluster.HostId;
import dev.lodestar.domain.time.Moment;
import java.util.function.ToLongFunction;

/**
 * What a choice may depend on besides the hosts.
 *
 * @param now only its dice matter: equal dice make equal choices
 * @param turn counts the choices made so far; the adapter increments it with every choice. It may wrap
 * @param openConnections how many connections this application has open to a host; must be a pure look-up
 */
public record SelectionContext(Moment now, long turn, ToLongFunction<HostId> openConnections) {

    /** For choices that depend on chance alone. */
    public static SelectionContext byChance(Moment now) {
        return new SelectionContext(now, 0, host -> 0);
    }
}
