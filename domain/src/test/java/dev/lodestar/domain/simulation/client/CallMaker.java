package dev.lodestar.domain.simulation.client;

import dev.lodestar.domain.assembly.Assembly;
import dev.lodestar.domain.failure.FailureClass;
import dev.lodestar.domain.plugin.CallMachine;
import dev.lodestar.domain.plugin.CallOutcome.Reason;
import dev.lodestar.domain.plugin.CallRequest;
import dev.lodestar.domain.selection.Target;
import dev.lodestar.domain.simulation.check.CallChecks;
import dev.lodestar.domain.simulation.check.Handover;
import dev.lodestar.domain.time.Moment;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Makes the calls of one application: a machine, its driver, and the checks on both. */
final class CallMaker {

    private final String name;
    private final Client client;
    private final Source source;
    private long calls;

    CallMaker(String name, Client client, Source source) {
        this.name = name;
        this.client = client;
        this.source = source;
    }

    /** Opens a connection as the URL asks for. */
    CallDriver connect(ClusterDriver at, CallDriver.Ended ended) {
        CallRequest.Connect request = source.plan().firstConnection(at.dialect());
        return call(at, request, wish(at, request.wish().first(), source.plan().connectBudget(), request), ended);
    }

    CallDriver recover(ClusterDriver at, CallRequest.Recover request, CallDriver.Ended ended) {
        return call(at, request, wish(at, request.wish().next(), source.plan().failoverBudget(), request), ended);
    }

    private CallChecks.Wish wish(ClusterDriver at, Target target, Duration budget, CallRequest request) {
        Moment deadline = client.place().clock().now().plus(budget);
        return new CallChecks.Wish(
                Optional.of(target), deadline, 1, excused(request), at.dialect().failureRules());
    }

    private CallDriver call(ClusterDriver at, CallRequest request, CallChecks.Wish wish, CallDriver.Ended ended) {
        Sockets sockets = client.sockets();
        CallChecks checks = new CallChecks(
                wish, connection -> new Handover(sockets.serverOf(connection), sockets.toldOn(connection)));
        return new CallDriver(
                name + "." + ++calls,
                new CallMachine(Assembly.chain(source.plan(), at.dialect()), request, wish.deadline()),
                new CallDriver.Surroundings(
                        client.place().clock(),
                        client.shared().world().trace(),
                        at,
                        at.dialect(),
                        sockets,
                        client.shared().grids().failover()),
                checks,
                ended);
    }

    private static Set<Reason> excused(CallRequest request) {
        Set<Reason> excused = EnumSet.noneOf(Reason.class);
        if (request instanceof CallRequest.Recover recover) {
            if (recover.kind() == FailureClass.READ_ONLY) {
                excused.add(Reason.NOT_HANDLED);
            }
            if (recover.session().obstacle().isPresent()) {
                excused.add(Reason.SESSION_NOT_CARRIED);
            }
        }
        return excused;
    }
}
