package dev.lodestar.domain.failover;

import dev.lodestar.domain.cluster.Host;
import dev.lodestar.domain.cluster.HostId;
import dev.lodestar.domain.cluster.Role;
import dev.lodestar.domain.cluster.Topology;
import dev.lodestar.domain.dialect.HostReport;
import dev.lodestar.domain.effect.CallEffect;
import dev.lodestar.domain.effect.CallEffect.Need;
import dev.lodestar.domain.effect.CallEffect.Trouble;
import dev.lodestar.domain.effect.CallEffect.Wanted;
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
import dev.lodestar.domain.plugin.Insistence;
import dev.lodestar.domain.selection.Target;
import dev.lodestar.domain.time.Moment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds a host with the wanted role and hands out a connection to it.
 *
 * <h2>Theory of operation</h2>
 *
 * <pre>
 *                        candidate              connected               role proven
 *   start ──▶ (choose) ─────────────▶ Dialing ─────────────▶ Verifying ───────────────▶ Restoring ──▶ handed out
 *              ▲  │ none                 │ failed                │ │ no session to carry    │           ▲
 *        rested│  ▼                      │             wrong role│ └────────────────────────┼───────────┘
 *              │ AwaitingNews            │                       │                          │ host lost
 *              │  │ news: choose again   ▼                       ▼                          ▼
 *              └──┼── Resting ◀──────────┴───────────────────────┴──────────────────────────┘
 *                 └──────▲ news, but no candidate
 * </pre>
 *
 * <p>To look for the writer, the machine needs news from a probe that began after its own failure; then it trusts the
 * topology for a guess and believes only what the host says on the connection just opened. To look for a reader it takes
 * the readers it knows, each once a round. After every failed attempt it tells the cluster machine, rests for a moment
 * that doubles each time, and starts again from fresh news. The deadline is kept by the call machine.
 *
 * <p>Before a connection is handed out the newest topology is looked at once more: a host that was condemned meanwhile, or
 * a writer that another one has replaced, is not handed out.
 */
final class FailoverMachine implements Frame {

    /** What this machine waits for. */
    private sealed interface State {}

    /** The cluster machine's news of a probe that began after the last failure. */
    private record AwaitingNews(EffectId id) implements State {}

    /** A connection to the host that was chosen; the plugins further in open it. */
    private record Dialing(Host host) implements State {}

    /** The host's own word, on the connection just opened, on what it is. */
    private record Verifying(Host host, ConnectionRef connection, EffectId id) implements State {}

    /** The session's state on the new connection. */
    private record Restoring(Host host, Role role, ConnectionRef connection, EffectId id) implements State {}

    /** The end of the pause after a failed attempt. */
    private record Resting(Moment until) implements State {}

    private static final State NOT_STARTED = new Resting(new Moment(0, 0));

    private final Quest quest;
    private final FailoverRules rules;
    private final Candidates candidates;
    private Target target;
    private State state = NOT_STARTED;
    private Optional<Trouble> trouble;
    private Optional<Moment> newsSince = Optional.empty();
    private boolean freshNews;
    private int failures;

    FailoverMachine(Quest quest, FailoverRules rules) {
        this.quest = quest;
        this.rules = rules;
        candidates = new Candidates(quest, rules.selector());
        target = quest.target();
        trouble = quest.trouble();
    }

    @Override
    public Directive start(CallContext context) {
        Optional<String> obstacle = quest.session().obstacle();
        if (quest.trouble().isPresent() && obstacle.isPresent()) {
            return fail(
                    Reason.SESSION_NOT_CARRIED, Optional.empty(), "The connection does not move: " + obstacle.get());
        }
        freshNews = trouble.map(failed -> context.topology().isCondemned(failed.host(), failed.generation()))
                .orElse(true);
        return choose(context);
    }

    private Directive choose(CallContext context) {
        if (target == Target.WRITER && context.topology().splitBrain()) {
            return fail(
                    Reason.SPLIT_BRAIN,
                    Optional.empty(),
                    "Two hosts claim to be writer and nothing tells which of them is; stop one of them");
        }
        Optional<Host> candidate = candidates.next(target, context, freshNews);
        if (candidate.isEmpty()) {
            return awaitNews(context);
        }
        if (quest.wasRefusedBy(candidate.get())) {
            return fail(Reason.NOT_HANDLED, Optional.empty(), candidate.get().id() + " still is the writer");
        }
        state = new Dialing(candidate.get());
        return new Directive.Proceed(quest.connect(candidate.get()));
    }

    private Directive awaitNews(CallContext context) {
        if (quest.insistence() == Insistence.AT_ONCE) {
            return fail(
                    Reason.REFUSED,
                    Optional.empty(),
                    "No host is known as " + target + " among " + quest.wish().hosts());
        }
        candidates.newRound();
        if (target == Target.NAMED_HOST) {
            // The named host does not answer: where the cluster has others, one of them will do.
            target = quest.wish().next();
            return rest(List.of(), context);
        }
        EffectId id = context.newEffect();
        state = new AwaitingNews(id);
        Wanted wanted = target == Target.WRITER ? Wanted.WRITER : Wanted.READER;
        Moment since = newsSince.or(() -> trouble.map(Trouble::at)).orElse(context.now());
        return Directive.Perform.of(new CallEffect.AwaitTopology(id, new Need(wanted, since, trouble)));
    }

    @Override
    public Directive returned(CallOutcome outcome, CallContext context) {
        if (!(state instanceof Dialing dialing)) {
            throw new AssertionError("Returned " + outcome + " while " + state);
        }
        if (outcome instanceof CallOutcome.Connected connected) {
            ConnectionEffect.Ask ask = context.ask(connected.connection(), dialing.host(), rules.queryPatience());
            state = new Verifying(dialing.host(), connected.connection(), ask.id());
            return Directive.Perform.of(ask);
        }
        CallOutcome.Failed failed = (CallOutcome.Failed) outcome;
        boolean hopeless = failed.last()
                .map(failure -> isHopeless(failure, dialing.host()))
                .orElse(quest.trouble().isEmpty());
        if (hopeless || quest.insistence() != Insistence.UNTIL_DEADLINE) {
            return new Directive.Finish(failed);
        }
        return retry(dialing.host(), failed.last().orElseGet(() -> failure(failed.explanation())), List.of(), context);
    }

    /**
     * Trying again cannot help. A name or setting that was right before the failure may become so again. The name of a host
     * that has told its role was right, too: a member that is deleted loses its name before the topology loses the member.
     */
    private boolean isHopeless(Failure failure, Host host) {
        FailureClass kind = rules.failureRules().ofConnect(failure);
        boolean nameless = failure.symptoms().stream().anyMatch(symptom -> symptom.kind() == Symptom.Kind.UNKNOWN_HOST);
        boolean wasRight = quest.trouble().isPresent() || nameless && host.role() != Role.UNKNOWN;
        return kind == FailureClass.LOGIN || kind == FailureClass.CONFIGURATION && !wasRight;
    }

    @Override
    public Directive answered(CallEvent answer, CallContext context) {
        if (state instanceof AwaitingNews && answer instanceof CallEvent.TopologyCame) {
            return newsCame(context);
        }
        if (state instanceof Verifying verifying) {
            return verified(verifying, answer, context);
        }
        if (state instanceof Restoring restoring) {
            return restored(restoring, answer, context);
        }
        throw new AssertionError(answer + " came while " + state);
    }

    /** The news may be that there is no host of the wanted kind: then only later news can help. */
    private Directive newsCame(CallContext context) {
        freshNews = true;
        boolean hopeless = target == Target.WRITER && context.topology().splitBrain();
        if (hopeless || candidates.next(target, context, true).isPresent()) {
            return choose(context);
        }
        newsSince = Optional.of(context.now());
        return rest(List.of(), context);
    }

    private Directive verified(Verifying verifying, CallEvent answer, CallContext context) {
        if (answer instanceof ConnectionAnswer.AskFailed failed) {
            if (isHopeless(failed.failure(), verifying.host())) {
                return fail(
                        Reason.REFUSED,
                        Optional.of(failed.failure()),
                        verifying.host().id() + " does not tell its role: "
                                + failed.failure().message());
            }
            return retry(verifying.host(), failed.failure(), close(verifying.connection()), context);
        }
        if (!(answer instanceof ConnectionAnswer.Told told)) {
            throw new AssertionError(answer + " came while " + state);
        }
        Host host = actual(verifying.host(), told.report(), context);
        Optional<String> objection = Verification.objection(target, host, told.report(), context.topology());
        if (objection.isPresent()) {
            return retry(verifying.host(), failure(objection.get()), close(verifying.connection()), context);
        }
        Role role = told.report().role();
        if (quest.session().steps().isEmpty()) {
            return handOut(host, role, verifying.connection());
        }
        EffectId id = context.newEffect();
        state = new Restoring(host, role, verifying.connection(), id);
        return Directive.Perform.of(
                new CallEffect.Restore(id, verifying.connection(), quest.session(), rules.queryPatience()));
    }

    /** A URL may name a cluster member by another address: then the identity it told says who it is. */
    private static Host actual(Host dialled, HostReport report, CallContext context) {
        Topology topology = context.topology();
        boolean member = topology.host(dialled.id()).isPresent();
        return member
                ? dialled
                : report.identity().map(HostId::new).flatMap(topology::host).orElse(dialled);
    }

    private Directive restored(Restoring restoring, CallEvent answer, CallContext context) {
        if (answer instanceof CallEvent.RestoreFailed failed) {
            FailureClass kind = rules.failureRules().ofCall(failed.failure());
            if (kind == FailureClass.HOST_LOST) {
                return retry(restoring.host(), failed.failure(), close(restoring.connection()), context);
            }
            return fail(
                    Reason.SESSION_NOT_CARRIED,
                    Optional.of(failed.failure()),
                    "The session could not be carried over to "
                            + restoring.host().id() + ": " + failed.failure().message());
        }
        Optional<String> objection = Verification.objectionNow(target, restoring.host(), context.topology());
        if (objection.isPresent()) {
            return retry(restoring.host(), failure(objection.get()), close(restoring.connection()), context);
        }
        return handOut(restoring.host(), restoring.role(), restoring.connection());
    }

    private static Directive handOut(Host host, Role role, ConnectionRef connection) {
        return new Directive.Finish(new CallOutcome.Connected(connection, host, role));
    }

    /** After a failed attempt: says so, rests, and starts again from news that are newer. */
    private Directive retry(Host host, Failure failure, List<CallEffect> first, CallContext context) {
        context.note(failure);
        if (quest.insistence() == Insistence.AT_ONCE) {
            return fail(Reason.REFUSED, Optional.of(failure), failure.message());
        }
        boolean busy = rules.failureRules().ofConnect(failure) == FailureClass.HOST_BUSY;
        if (!busy || target == Target.READER || target == Target.READER_OR_WRITER) {
            candidates.failed(host);
        }
        if (busy) {
            return rest(first, context);
        }
        Trouble now = new Trouble(host.id(), host.generation(), context.now(), failure);
        trouble = Optional.of(now);
        newsSince = Optional.of(context.now());
        freshNews = false;
        List<CallEffect> effects = new ArrayList<>(first);
        effects.add(new CallEffect.Report(now));
        return rest(effects, context);
    }

    private Directive rest(List<CallEffect> effects, CallContext context) {
        Duration pause = FailoverRules.SHORTEST_REST.multipliedBy(1L << Math.min(failures++, 6));
        Duration capped = pause.compareTo(FailoverRules.LONGEST_REST) < 0 ? pause : FailoverRules.LONGEST_REST;
        state = new Resting(context.now().plus(context.now().jitter(capped, failures)));
        return new Directive.Perform(effects);
    }

    @Override
    public Optional<Moment> wakeAt() {
        return state instanceof Resting resting ? Optional.of(resting.until()) : Optional.empty();
    }

    @Override
    public Directive woke(CallContext context) {
        return choose(context);
    }

    @Override
    public String phase() {
        return state.getClass().getSimpleName();
    }

    private static List<CallEffect> close(ConnectionRef connection) {
        return List.of(new ConnectionEffect.Close(connection));
    }

    private static Failure failure(String message) {
        return Failure.of(Symptom.of(Symptom.Kind.OTHER), message);
    }

    private static Directive fail(Reason reason, Optional<Failure> last, String explanation) {
        return new Directive.Finish(new CallOutcome.Failed(reason, last, explanation));
    }

    @Override
    public String toString() {
        return "failover to " + target + ", " + state;
    }
}
