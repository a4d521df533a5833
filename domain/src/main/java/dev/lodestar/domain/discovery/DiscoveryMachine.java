package dev.lodestar.domain.discovery;

import dev.lodestar.domain.cluster.HostAddress;
import dev.lodestar.domain.cluster.HostId;
import dev.lodestar.domain.dialect.Detection;
import dev.lodestar.domain.dialect.Dialect;
import dev.lodestar.domain.dialect.Rows;
import dev.lodestar.domain.dialect.UnreadableAnswer;
import dev.lodestar.domain.effect.CallEffect;
import dev.lodestar.domain.effect.ConnectionEffect;
import dev.lodestar.domain.effect.ConnectionRef;
import dev.lodestar.domain.effect.EffectId;
import dev.lodestar.domain.event.CallEvent;
import dev.lodestar.domain.event.ConnectionAnswer;
import dev.lodestar.domain.failure.Failure;
import dev.lodestar.domain.failure.FailureClass;
import dev.lodestar.domain.failure.Symptom;
import dev.lodestar.domain.plugin.CallContext;
import dev.lodestar.domain.plugin.CallOutcome;
import dev.lodestar.domain.plugin.CallOutcome.Reason;
import dev.lodestar.domain.plugin.Directive;
import dev.lodestar.domain.plugin.Frame;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Asks every address of a URL at once which database it is and which members its cluster has; the first complete answer
 * wins, all other connections are closed.
 *
 * <pre>
 *   each address:  Dialing ──▶ Detecting (one to three questions) ──▶ Listing ──▶ discovered
 *                     └──────────────┴────────────────────────────────┴────────▶ Failed
 * </pre>
 *
 * <p>If no address answers, the discovery fails at once with the failure that helps most: nothing is known of the cluster
 * yet, so there is nothing to wait for.
 */
public final class DiscoveryMachine implements Frame {

    private final DiscoveryRequest request;
    private final List<Lane> lanes = new ArrayList<>();

    public DiscoveryMachine(DiscoveryRequest request) {
        this.request = request;
    }

    @Override
    public Directive start(CallContext context) {
        List<CallEffect> dials = new ArrayList<>();
        for (HostAddress seed : request.seeds()) {
            ConnectionEffect.Dial dial = new ConnectionEffect.Dial(
                    context.newEffect(), context.newConnection(), HostId.of(seed), seed, request.dialPatience());
            lanes.add(new Lane.Dialing(seed, dial.id()));
            dials.add(dial);
        }
        return new Directive.Perform(dials);
    }

    @Override
    public Directive answered(CallEvent answer, CallContext context) {
        if (answer instanceof ConnectionAnswer.Dialed dialed) {
            Lane lane = lane(dialed.id());
            return request.dialect()
                    .map(dialect -> list(lane, dialed.connection(), dialect, Optional.empty(), context))
                    .orElseGet(() -> detect(
                            lane, dialed.connection(), request.detection().firstSql(), request.detection(), context));
        }
        if (answer instanceof ConnectionAnswer.DialFailed failed) {
            return failed(lane(failed.id()), Optional.empty(), failed.failure(), context);
        }
        if (answer instanceof CallEvent.Queried queried) {
            return queried(lane(queried.id()), queried.rows(), context);
        }
        if (answer instanceof CallEvent.QueryFailed failed) {
            return queryFailed(lane(failed.id()), failed.failure(), context);
        }
        throw new AssertionError("The discovery was answered by " + answer);
    }

    private Directive detect(
            Lane lane, ConnectionRef connection, String sql, Detection detection, CallContext context) {
        CallEffect.Query query = query(connection, sql, context);
        put(lane, new Lane.Detecting(lane.seed(), connection, query.id(), detection));
        return Directive.Perform.of(query);
    }

    private Directive list(
            Lane lane, ConnectionRef connection, Dialect dialect, Optional<String> advice, CallContext context) {
        if (dialect.membership() != Dialect.Membership.TOLD) {
            return discovered(dialect, Members.listed(request.seeds()), advice);
        }
        CallEffect.Query query = query(connection, dialect.statusSql(), context);
        put(lane, new Lane.Listing(lane.seed(), connection, query.id(), dialect, advice));
        return Directive.Perform.of(query);
    }

    private Directive queried(Lane lane, Rows rows, CallContext context) {
        try {
            if (lane instanceof Lane.Detecting detecting) {
                return follow(detecting, detecting.detection().next(rows), context);
            }
            Lane.Listing listing = (Lane.Listing) lane;
            return listed(listing, rows, context);
        } catch (UnreadableAnswer unreadable) {
            Failure failure = Failure.of(Symptom.of(Symptom.Kind.OTHER), String.valueOf(unreadable.getMessage()));
            return failed(lane, connection(lane), failure, context);
        }
    }

    private Directive follow(Lane.Detecting lane, Detection.Step step, CallContext context) {
        if (step instanceof Detection.Found found) {
            return list(lane, lane.connection(), found.dialect(), found.advice(), context);
        }
        Detection.Ask ask = (Detection.Ask) step;
        return detect(lane, lane.connection(), ask.sql(), ask.then(), context);
    }

    private Directive listed(Lane.Listing lane, Rows rows, CallContext context) throws UnreadableAnswer {
        Members members = new Members(request, lane.dialect(), lane.seed());
        Optional<String> missing = members.problem(lane.dialect().readStatus(rows));
        if (missing.isPresent()) {
            return new Directive.Finish(new CallOutcome.Failed(Reason.REFUSED, Optional.empty(), missing.get()));
        }
        return discovered(lane.dialect(), members.told(lane.dialect().readStatus(rows)), lane.advice());
    }

    private Directive queryFailed(Lane lane, Failure failure, CallContext context) {
        boolean refused = request.failureRules().ofCall(failure) == FailureClass.APPLICATION;
        if (lane instanceof Lane.Detecting detecting && refused) {
            try {
                return follow(detecting, detecting.detection().refused(failure.message()), context);
            } catch (UnreadableAnswer unreadable) {
                return failed(lane, connection(lane), failure, context);
            }
        }
        return failed(lane, connection(lane), failure, context);
    }

    private Directive failed(Lane lane, Optional<ConnectionRef> open, Failure failure, CallContext context) {
        context.note(failure);
        put(lane, new Lane.Failed(lane.seed(), failure));
        boolean goesOn = lanes.stream().anyMatch(other -> other.awaits().isPresent());
        if (!goesOn) {
            return new Directive.Finish(mostTelling());
        }
        List<CallEffect> close = open.<List<CallEffect>>map(left -> List.of(new ConnectionEffect.Close(left)))
                .orElse(List.of());
        return new Directive.Perform(close);
    }

    /** A refused login says more than a closed port, and a wrong name more than silence. */
    private CallOutcome.Failed mostTelling() {
        Lane.Failed telling = null;
        for (Lane lane : lanes) {
            Lane.Failed failed = (Lane.Failed) lane;
            if (telling == null || weight(failed) > weight(telling)) {
                telling = failed;
            }
        }
        if (telling == null) {
            throw new AssertionError("No address was asked");
        }
        String where = (lanes.size() == 1 ? "" : "any host of the URL; ") + telling.seed();
        return new CallOutcome.Failed(
                Reason.REFUSED,
                Optional.of(telling.failure()),
                "No connection to " + where + ": " + telling.failure().message());
    }

    private int weight(Lane.Failed lane) {
        return switch (request.failureRules().ofConnect(lane.failure())) {
            case LOGIN -> 3;
            case CONFIGURATION -> 2;
            case HOST_BUSY -> 1;
            default -> 0;
        };
    }

    private static Directive discovered(Dialect dialect, Map<HostId, HostAddress> hosts, Optional<String> advice) {
        return new Directive.Finish(new CallOutcome.Discovered(dialect, hosts, advice));
    }

    private CallEffect.Query query(ConnectionRef connection, String sql, CallContext context) {
        return new CallEffect.Query(context.newEffect(), connection, sql, request.queryPatience());
    }

    private static Optional<ConnectionRef> connection(Lane lane) {
        if (lane instanceof Lane.Detecting detecting) {
            return Optional.of(detecting.connection());
        }
        return lane instanceof Lane.Listing listing ? Optional.of(listing.connection()) : Optional.empty();
    }

    private Lane lane(EffectId id) {
        return lanes.stream()
                .filter(lane -> lane.awaits().filter(id::equals).isPresent())
                .findFirst()
                .orElseThrow(() -> new AssertionError("No lane waits for " + id + ": " + lanes));
    }

    private void put(Lane old, Lane next) {
        lanes.set(lanes.indexOf(old), next);
    }

    /** That of the address where it is furthest. */
    @Override
    public String phase() {
        return lanes.stream()
                .filter(lane -> lane.awaits().isPresent())
                .max(Comparator.comparing(Lane::progress))
                .map(lane -> lane.getClass().getSimpleName())
                .orElse("New");
    }

    @Override
    public String toString() {
        return "discovery " + lanes;
    }
}
