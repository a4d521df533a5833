package dev.lodestar.domain.assembly;

import dev.lodestar.domain.cluster.HostAddress;
import dev.lodestar.domain.cluster.Role;
import dev.lodestar.domain.dialect.Dialect;
import dev.lodestar.domain.dialect.Dialect.Membership;
import dev.lodestar.domain.endpoint.Endpoint;
import dev.lodestar.domain.selection.Target;
import dev.lodestar.domain.settings.FailoverMode;
import java.util.List;

/**
 * What kind of host a URL asks for.
 *
 * <table>
 *   <caption>with failoverMode auto</caption>
 *   <tr><th>URL</th><th>first connection</th><th>after a failure</th></tr>
 *   <tr><td>writer or global endpoint</td><td>writer</td><td>writer</td></tr>
 *   <tr><td>reader endpoint</td><td>reader, else writer</td><td>reader, else writer</td></tr>
 *   <tr><td>several hosts</td><td>writer</td><td>writer</td></tr>
 *   <tr><td>one instance, address or alias of a cluster</td><td>that host</td><td>writer</td></tr>
 *   <tr><td>one server without a known cluster</td><td>that host</td><td>that host</td></tr>
 * </table>
 *
 * <p>A failover mode that was given decides both.
 */
final class Targets {

    private Targets() {}

    static Target first(FailoverMode mode, List<HostAddress> seeds, Dialect dialect) {
        if (mode != FailoverMode.AUTO) {
            return of(mode);
        }
        if (dialect.membership() == Membership.SINGLE) {
            return Target.NAMED_HOST;
        }
        Role wanted = Endpoint.parse(seeds.get(0).name()).wantedRole();
        return switch (wanted) {
            case WRITER -> Target.WRITER;
            case READER -> Target.READER_OR_WRITER;
            case UNKNOWN -> seeds.size() > 1 ? Target.WRITER : Target.NAMED_HOST;
        };
    }

    static Target next(FailoverMode mode, List<HostAddress> seeds, Dialect dialect) {
        Target first = first(mode, seeds, dialect);
        return first == Target.NAMED_HOST && !isAlone(seeds, dialect) ? Target.WRITER : first;
    }

    /** There is no other host to go to: not even a writer, if the one host is a replica. */
    private static boolean isAlone(List<HostAddress> seeds, Dialect dialect) {
        return switch (dialect.membership()) {
            case SINGLE -> true;
            case LISTED -> seeds.size() == 1;
            case TOLD -> false;
        };
    }

    private static Target of(FailoverMode mode) {
        return switch (mode) {
            case STRICT_WRITER -> Target.WRITER;
            case STRICT_READER -> Target.READER;
            case READER_OR_WRITER -> Target.READER_OR_WRITER;
            case AUTO -> throw new AssertionError("auto is decided by the URL");
        };
    }
}
