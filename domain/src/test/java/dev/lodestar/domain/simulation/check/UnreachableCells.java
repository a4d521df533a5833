package dev.lodestar.domain.simulation.check;

import dev.lodestar.domain.simulation.check.Grid.Cells;
import java.util.ArrayList;
import java.util.List;

/** The cells that no run can reach, each with its reason; and those that may be missed by good luck. */
final class UnreachableCells {

    private static final List<String> ALL = List.of();
    private static final List<String> OPEN = List.of("Calm", "Searching", "Settling");
    private static final List<String> CALLS = List.of("AwaitingNews", "Dialing", "Verifying", "Restoring", "Resting");
    private static final List<String> ANSWERS =
            List.of("Dialed", "DialFailed", "Told", "AskFailed", "Restored", "RestoreFailed");
    private static final List<String> LANES = List.of("Dialing", "Detecting", "Listing");

    static final List<Cells> OF_CLUSTER = List.of(
            new Cells(OPEN, not(Grids.CLUSTER.events(), "Closing"), List.of("Closed"), "only Closing closes it"),
            new Cells(OPEN, List.of("Closing"), OPEN, "Closing closes it at once"),
            new Cells(List.of("Closed"), ALL, OPEN, "it is closed for good"),
            new Cells(
                    List.of("Closed"),
                    List.of("Troubled", "Suspected", "Awaited", "Withdrawn", "Closing"),
                    ALL,
                    "its last user has left, after his calls had ended"),
            new Cells(List.of("Closed"), List.of("Woke"), ALL, "it names no moment at which to be woken"),
            new Cells(
                    List.of("Calm"),
                    not(Grids.CLUSTER.events(), "Troubled", "Awaited"),
                    List.of("Settling"),
                    "what disturbs the calm begins a search, unless somebody only misses a reader"),
            new Cells(List.of("Searching"), ALL, List.of("Calm"), "it settles in between"),
            new Cells(
                    List.of("Searching"),
                    List.of("Dialed", "Troubled", "Suspected", "Awaited", "Withdrawn"),
                    List.of("Settling"),
                    "a search ends with an answer, or when one is given up"),
            new Cells(
                    List.of("Settling"),
                    not(Grids.CLUSTER.events(), "Woke"),
                    List.of("Calm"),
                    "settling ends by time, which is counted as Woke"),
            new Cells(
                    List.of("Calm", "Settling"),
                    List.of("Dialed", "Withdrawn"),
                    List.of("Searching"),
                    "it tells nothing against the writer"));

    static final List<Cells> RARE_OF_CLUSTER = List.of(
            new Cells(
                    List.of("Calm"),
                    List.of("Awaited"),
                    List.of("Searching"),
                    "who waits has had a failure, and tells of it first"),
            new Cells(
                    List.of("Calm"),
                    List.of("Troubled", "Awaited"),
                    List.of("Settling"),
                    "the readers of a calm cluster have just died"),
            new Cells(
                    List.of("Calm"),
                    List.of("Withdrawn"),
                    List.of("Calm"),
                    "the waiter gave up before his wait arrived, and that was met at once"));

    static final List<Cells> OF_FAILOVER = List.of(
            new Cells(List.of("New"), not(Grids.FAILOVER.events(), "Started"), ALL, "nothing comes before the start"),
            new Cells(not(Grids.FAILOVER.states(), "New"), List.of("Started"), ALL, "it starts once"),
            new Cells(
                    List.of("New"),
                    List.of("Started"),
                    List.of("Verifying", "Restoring", "Connected", "DEADLINE", "REFUSED", "CANCELLED"),
                    "a host has to be dialled first"),
            new Cells(
                    List.of("New"),
                    List.of("Started"),
                    List.of("NOT_HANDLED"),
                    "what is the application's own affair is passed on before"),
            new Cells(ALL, ALL, List.of("PLUGIN_BROKE"), "no plugin of ours throws"),
            new Cells(not(Grids.FAILOVER.states(), "Ended"), ALL, List.of("Ended"), "an end shows as its outcome"),
            new Cells(List.of("Ended"), ALL, not(Grids.FAILOVER.outcomes(), "Ended"), "it has ended for good"),
            new Cells(
                    List.of("Ended"),
                    List.of("Woke", "Cancelled"),
                    ALL,
                    "it names no moment, and nobody gives up what has ended"),
            new Cells(
                    List.of("Dialing", "Verifying", "Restoring", "Resting"),
                    List.of("TopologyCame"),
                    ALL,
                    "news is awaited until it comes or the call ends"),
            new Cells(
                    CALLS,
                    List.of("Cancelled"),
                    not(Grids.FAILOVER.outcomes(), "CANCELLED"),
                    "giving up ends it at once"),
            new Cells(CALLS, not(Grids.FAILOVER.events(), "Cancelled"), List.of("CANCELLED"), "nobody gave up"),
            new Cells(
                    CALLS,
                    not(Grids.FAILOVER.events(), "Woke"),
                    List.of("DEADLINE"),
                    "a deadline is a matter of time, which is counted as Woke"),
            new Cells(
                    List.of("AwaitingNews"),
                    List.of("Woke"),
                    not(Grids.FAILOVER.outcomes(), "DEADLINE"),
                    "news has no patience of its own"),
            new Cells(
                    List.of("AwaitingNews"),
                    List.of("TopologyCame"),
                    List.of("AwaitingNews", "Verifying", "Restoring", "Connected", "REFUSED", "SESSION_NOT_CARRIED"),
                    "news leads to a host, to a rest, or shows that there is no hope"),
            new Cells(
                    List.of("AwaitingNews", "Resting"),
                    ANSWERS,
                    not(Grids.FAILOVER.outcomes(), "AwaitingNews", "Resting"),
                    "nobody waits for these answers"),
            new Cells(List.of("AwaitingNews"), ANSWERS, List.of("Resting"), "nobody waits for these answers"),
            new Cells(List.of("Resting"), ANSWERS, List.of("AwaitingNews"), "nobody waits for these answers"),
            new Cells(
                    List.of("Dialing"),
                    List.of("Dialed"),
                    not(Grids.FAILOVER.outcomes(), "Dialing", "Verifying"),
                    "an open connection is asked for the role"),
            new Cells(
                    List.of("Dialing"),
                    List.of("DialFailed"),
                    not(Grids.FAILOVER.outcomes(), "Dialing", "Resting", "REFUSED"),
                    "a failed attempt is followed by a rest, or hopeless"),
            new Cells(
                    List.of("Dialing"),
                    not(ANSWERS, "Dialed", "DialFailed"),
                    not(Grids.FAILOVER.outcomes(), "Dialing"),
                    "nobody waits for these answers"),
            new Cells(
                    List.of("Verifying"),
                    not(ANSWERS, "Told", "AskFailed"),
                    not(Grids.FAILOVER.outcomes(), "Verifying"),
                    "nobody waits for these answers"),
            new Cells(
                    List.of("Verifying"),
                    List.of("Told"),
                    not(Grids.FAILOVER.outcomes(), "Verifying", "Restoring", "Resting", "Connected"),
                    "what is proven is handed out, maybe after the session"),
            new Cells(
                    List.of("Verifying"),
                    List.of("AskFailed"),
                    not(Grids.FAILOVER.outcomes(), "Verifying", "Resting", "REFUSED"),
                    "a failed attempt is followed by a rest, or hopeless"),
            new Cells(
                    List.of("Restoring"),
                    not(ANSWERS, "Restored", "RestoreFailed"),
                    not(Grids.FAILOVER.outcomes(), "Restoring"),
                    "nobody waits for these answers"),
            new Cells(
                    List.of("Restoring"),
                    List.of("Restored"),
                    not(Grids.FAILOVER.outcomes(), "Restoring", "Resting", "Connected"),
                    "what is carried over is handed out, unless its host was condemned meanwhile"),
            new Cells(
                    List.of("Restoring"),
                    List.of("RestoreFailed"),
                    not(Grids.FAILOVER.outcomes(), "Restoring", "Resting", "SESSION_NOT_CARRIED"),
                    "a host was lost, or the session cannot be carried"),
            patienceOf("Dialing"),
            patienceOf("Verifying"),
            patienceOf("Restoring"),
            new Cells(
                    List.of("Resting"),
                    List.of("Woke"),
                    List.of("Verifying", "Restoring", "Connected", "REFUSED", "SESSION_NOT_CARRIED"),
                    "after a rest a host is chosen"));

    static final List<Cells> RARE_OF_FAILOVER = List.of(
            tooLate("AwaitingNews"),
            tooLate("Dialing"),
            tooLate("Verifying"),
            tooLate("Restoring"),
            tooLate("Resting"),
            new Cells(
                    List.of("AwaitingNews", "Resting"),
                    List.of("TopologyCame", "Woke"),
                    List.of("NOT_HANDLED"),
                    "a host refused to write, was searched for, and is the writer all the same"));

    static final List<Cells> OF_DISCOVERY = List.of(
            new Cells(List.of("New"), not(Grids.DISCOVERY.events(), "Started"), ALL, "nothing comes before the start"),
            new Cells(not(Grids.DISCOVERY.states(), "New"), List.of("Started"), ALL, "it starts once"),
            new Cells(
                    List.of("New"),
                    List.of("Started"),
                    not(Grids.DISCOVERY.outcomes(), "Dialing"),
                    "it begins by dialling"),
            new Cells(ALL, ALL, List.of("PLUGIN_BROKE"), "no frame of ours throws"),
            new Cells(not(Grids.DISCOVERY.states(), "Ended"), ALL, List.of("Ended"), "an end shows as its outcome"),
            new Cells(List.of("Ended"), ALL, not(Grids.DISCOVERY.outcomes(), "Ended"), "it has ended for good"),
            new Cells(
                    List.of("Ended"),
                    List.of("Woke", "Cancelled"),
                    ALL,
                    "it names no moment, and nobody gives up what has ended"),
            new Cells(
                    LANES,
                    List.of("Cancelled"),
                    not(Grids.DISCOVERY.outcomes(), "CANCELLED"),
                    "giving up ends it at once"),
            new Cells(LANES, not(Grids.DISCOVERY.events(), "Cancelled"), List.of("CANCELLED"), "nobody gave up"),
            new Cells(
                    LANES,
                    not(Grids.DISCOVERY.events(), "Woke"),
                    List.of("DEADLINE"),
                    "a deadline is a matter of time, which is counted as Woke"),
            new Cells(
                    List.of("Dialing"),
                    List.of("Dialed"),
                    List.of("Dialing", "REFUSED"),
                    "it is asked what it is or, where the URL says that, which members it has"),
            new Cells(
                    List.of("Dialing"),
                    List.of("DialFailed", "Queried", "QueryFailed", "Woke"),
                    List.of("Detecting", "Listing", "Discovered"),
                    "nothing is open"),
            new Cells(
                    List.of("Dialing"),
                    List.of("Queried", "QueryFailed"),
                    List.of("REFUSED"),
                    "nobody waits for these"),
            new Cells(
                    List.of("Detecting"),
                    List.of("Dialed", "DialFailed"),
                    not(Grids.DISCOVERY.outcomes(), "Detecting"),
                    "another address is further on"),
            new Cells(
                    List.of("Detecting"),
                    List.of("Queried"),
                    List.of("Dialing", "REFUSED"),
                    "every survey can be read"),
            new Cells(
                    List.of("Detecting"),
                    List.of("QueryFailed", "Woke"),
                    List.of("Listing", "Discovered"),
                    "nothing was learned"),
            new Cells(
                    List.of("Listing"),
                    List.of("Dialed", "DialFailed"),
                    ALL,
                    "a database that tells its members is known by one address"),
            new Cells(
                    List.of("Listing"),
                    List.of("Queried", "QueryFailed", "Woke"),
                    List.of("Dialing", "Detecting"),
                    "there is no other address"),
            new Cells(
                    List.of("Listing"), List.of("QueryFailed", "Woke"), List.of("Discovered"), "nothing was learned"));

    static final List<Cells> RARE_OF_DISCOVERY = List.of(
            tooLateForDiscovery("Dialing"),
            tooLateForDiscovery("Detecting"),
            tooLateForDiscovery("Listing"),
            new Cells(
                    List.of("Listing"),
                    List.of("Woke"),
                    List.of("DEADLINE"),
                    "a process that was stopped in the middle of the last question"));

    private UnreachableCells() {}

    private static Cells tooLate(String state) {
        return new Cells(
                List.of(state),
                ANSWERS,
                List.of(state),
                "an answer to an attempt that was given up, a whole attempt ago");
    }

    private static Cells tooLateForDiscovery(String state) {
        return new Cells(
                List.of(state),
                List.of("Queried", "QueryFailed"),
                List.of(state),
                "a repeated answer, or one to a question that was given up");
    }

    private static Cells patienceOf(String state) {
        return new Cells(
                List.of(state),
                List.of("Woke"),
                not(Grids.FAILOVER.outcomes(), state, "Resting", "DEADLINE"),
                "an answer that does not come counts as a failed one");
    }

    private static List<String> not(List<String> names, String... without) {
        List<String> rest = new ArrayList<>(names);
        rest.removeAll(List.of(without));
        return rest;
    }
}
