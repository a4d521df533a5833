package dev.lodestar.domain.plugin;

import dev.lodestar.domain.cluster.Topology;
import dev.lodestar.domain.effect.CallEffect;
import dev.lodestar.domain.effect.ConnectionEffect;
import dev.lodestar.domain.effect.ConnectionRef;
import dev.lodestar.domain.effect.EffectId;
import dev.lodestar.domain.event.CallEvent;
import dev.lodestar.domain.event.ConnectionAnswer;
import dev.lodestar.domain.fact.Fact;
import dev.lodestar.domain.failure.Failure;
import dev.lodestar.domain.selection.SelectionContext;
import dev.lodestar.domain.time.Moment;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Runs one call that left the fast path through the plugin chain. See the package documentation for its theory of
 * operation. Not thread-safe: confined to the call's own thread or context.
 */
public final class CallMachine {

    /** A frame that goes on without waiting for anything is broken; this many directives in one step prove it. */
    private static final int ENDLESS = 10_000;

    private final Chain chain;
    private final Optional<CallRequest> request;
    private final Optional<Frame> root;
    private final Moment deadline;
    private final Context context = new Context();
    private final Deque<Chain.Level> stack = new ArrayDeque<>();
    private final Map<EffectId, Outstanding> outstanding = new LinkedHashMap<>();
    private final Set<ConnectionRef> owned = new LinkedHashSet<>();
    private List<CallEffect> effects = new ArrayList<>();
    private List<Fact> facts = new ArrayList<>();
    private Optional<CallOutcome> outcome = Optional.empty();
    private Optional<Failure> lastFailure = Optional.empty();
    private long nextNumber = 1;

    /** @param deadline the machine is done by then, whatever happens */
    public CallMachine(Chain chain, CallRequest request, Moment deadline) {
        this(chain, Optional.of(request), Optional.empty(), deadline);
    }

    /** A machine that runs one frame on its own, without any plugin. */
    public CallMachine(Frame root, Moment deadline) {
        this(Chain.NONE, Optional.empty(), Optional.of(root), deadline);
    }

    private CallMachine(Chain chain, Optional<CallRequest> request, Optional<Frame> root, Moment deadline) {
        this.chain = chain;
        this.request = request;
        this.root = root;
        this.deadline = deadline;
    }

    /** Begins. To be called once, before {@link #on}. */
    public CallStep start(CallView view) {
        context.view = view;
        guarded(() -> {
            root.ifPresent(frame -> {
                stack.push(new Chain.Level(frame, 0));
                obey(frame.start(context));
            });
            request.ifPresent(wanted -> {
                if (wanted instanceof CallRequest.Recover recover) {
                    effects.add(new CallEffect.Report(recover.trouble()));
                }
                obey(new Directive.Proceed(wanted));
            });
        });
        return step();
    }

    /** A plugin that throws ends its call; the machine still closes what the call owns. */
    private void guarded(Runnable handling) {
        try {
            handling.run();
        } catch (RuntimeException broken) {
            StackTraceElement[] trace = broken.getStackTrace();
            String where = trace.length == 0 ? "" : " (at " + trace[0] + ")";
            finish(new CallOutcome.Failed(
                    CallOutcome.Reason.PLUGIN_BROKE, lastFailure, "A plugin failed by itself: " + broken + where));
        }
    }

    /** The client was asleep: what came meanwhile may not have been read yet. */
    private void restartPatience(Moment now) {
        outstanding.replaceAll((id, effect) ->
                Outstanding.of(effect.effect(), effect.owner(), now).orElse(effect));
    }

    /** Takes an event in. After the outcome only late answers may come; late connections are closed. */
    public CallStep on(CallEvent event, CallView view) {
        if (wakeAt().filter(view.now()::hasOverslept).isPresent()) {
            restartPatience(view.now());
        }
        context.view = view;
        guarded(() -> event.deliverTo(new Reception()));
        return step();
    }

    /** When {@link CallEvent.Woke} is to be delivered if nothing comes before; a function of the state. */
    public Optional<Moment> wakeAt() {
        if (outcome.isPresent()) {
            return Optional.empty();
        }
        Moment earliest = deadline;
        for (Outstanding effect : outstanding.values()) {
            if (effect.until().isPresent()) {
                earliest = Moment.earliest(earliest, effect.until().get());
            }
        }
        Optional<Moment> frame =
                stack.isEmpty() ? Optional.empty() : stack.peek().frame().wakeAt();
        return Optional.of(frame.isPresent() ? Moment.earliest(earliest, frame.get()) : earliest);
    }

    /** One word for what the machine is doing, for people: what its outermost frame is doing, or {@code Ended}. */
    public String phase() {
        if (outcome.isPresent()) {
            return "Ended";
        }
        return stack.isEmpty() ? "New" : stack.getLast().frame().phase();
    }

    private CallStep step() {
        if (outcome.isEmpty() && context.now().hasReached(deadline)) {
            finish(new CallOutcome.Failed(CallOutcome.Reason.DEADLINE, lastFailure, atDeadline()));
        }
        CallStep step = new CallStep(effects, facts, outcome);
        effects = new ArrayList<>();
        facts = new ArrayList<>();
        return step;
    }

    private String atDeadline() {
        return "No usable host within the time allowed"
                + lastFailure
                        .map(failure -> "; the last failure was: " + failure.message())
                        .orElse("");
    }

    private void obey(Directive first) {
        Directive directive = first;
        for (int i = 0; i < ENDLESS; i++) {
            if (directive instanceof Directive.Perform perform) {
                perform.effects().forEach(this::perform);
                return;
            }
            if (directive instanceof Directive.Wait) {
                return;
            }
            if (directive instanceof Directive.Proceed proceed) {
                int depth = stack.isEmpty() ? 0 : stack.peek().next();
                stack.push(chain.level(proceed.request(), depth));
                directive = top().start(context);
            } else if (directive instanceof Directive.Finish end) {
                disown(stack.pop().frame());
                if (stack.isEmpty()) {
                    finish(end.outcome());
                    return;
                }
                directive = top().returned(end.outcome(), context);
            }
        }
        throw new AssertionError(top() + " goes on for ever without waiting for anything");
    }

    private Frame top() {
        return stack.element().frame();
    }

    private void perform(CallEffect wanted) {
        CallEffect effect = Outstanding.capped(wanted, context.left());
        effects.add(effect);
        if (effect instanceof ConnectionEffect.Close close) {
            owned.remove(close.connection());
        }
        Outstanding.of(effect, top(), context.now()).ifPresent(waits -> outstanding.put(waits.id(), waits));
    }

    private void disown(Frame frame) {
        List<Outstanding> left = outstanding.values().stream()
                .filter(effect -> effect.owner() == frame)
                .toList();
        for (Outstanding effect : left) {
            outstanding.remove(effect.id());
            if (effect.effect() instanceof CallEffect.AwaitTopology) {
                effects.add(new CallEffect.Withdraw(effect.id()));
            }
        }
    }

    private void finish(CallOutcome result) {
        outcome = Optional.of(result);
        while (!stack.isEmpty()) {
            disown(stack.pop().frame());
        }
        if (result instanceof CallOutcome.Connected connected) {
            owned.remove(connected.connection());
        }
        owned.forEach(left -> effects.add(new ConnectionEffect.Close(left)));
        owned.clear();
    }

    private void answered(EffectId id, CallEvent answer) {
        Outstanding effect = outstanding.remove(id);
        if (effect == null) {
            return;
        }
        if (effect.owner() != top()) {
            throw new AssertionError(effect.owner() + " proceeded while it waits for " + effect.effect());
        }
        obey(effect.owner().answered(answer, context));
    }

    /** What the call is doing, for people: its frames, outermost first, or how it ended. */
    @Override
    public String toString() {
        if (outcome.isPresent()) {
            return "over: " + outcome.get();
        }
        List<String> frames = new ArrayList<>();
        stack.descendingIterator()
                .forEachRemaining(level -> frames.add(level.frame().toString()));
        return String.join(" > ", frames);
    }

    /** Takes one event in. */
    private final class Reception implements CallEvent.Handler {
        @Override
        public void dialed(ConnectionAnswer.Dialed answer) {
            if (outstanding.containsKey(answer.id())) {
                owned.add(answer.connection());
                answered(answer.id(), answer);
            } else if (!isInUse(answer.connection())) {
                effects.add(new ConnectionEffect.Close(answer.connection()));
            }
        }

        /** An answer that comes twice must not close what it opened. */
        private boolean isInUse(ConnectionRef connection) {
            return owned.contains(connection)
                    || outcome.filter(end -> end instanceof CallOutcome.Connected connected
                                    && connected.connection().equals(connection))
                            .isPresent();
        }

        @Override
        public void dialFailed(ConnectionAnswer.DialFailed answer) {
            answered(answer.id(), answer);
        }

        @Override
        public void told(ConnectionAnswer.Told answer) {
            answered(answer.id(), answer);
        }

        @Override
        public void askFailed(ConnectionAnswer.AskFailed answer) {
            answered(answer.id(), answer);
        }

        @Override
        public void queried(CallEvent.Queried answer) {
            answered(answer.id(), answer);
        }

        @Override
        public void queryFailed(CallEvent.QueryFailed answer) {
            answered(answer.id(), answer);
        }

        @Override
        public void restored(CallEvent.Restored answer) {
            answered(answer.id(), answer);
        }

        @Override
        public void restoreFailed(CallEvent.RestoreFailed answer) {
            answered(answer.id(), answer);
        }

        @Override
        public void topologyCame(CallEvent.TopologyCame answer) {
            answered(answer.id(), answer);
        }

        @Override
        public void woke(CallEvent.Woke event) {
            if (outcome.isPresent() || context.now().hasReached(deadline)) {
                return;
            }
            for (Outstanding effect : List.copyOf(outstanding.values())) {
                boolean expired =
                        effect.until().filter(context.now()::hasReached).isPresent();
                if (expired && outstanding.containsKey(effect.id())) {
                    answered(effect.id(), effect.expired());
                }
            }
            if (outcome.isEmpty()
                    && top().wakeAt().filter(context.now()::hasReached).isPresent()) {
                obey(top().woke(context));
            }
        }

        @Override
        public void cancelled(CallEvent.Cancelled event) {
            if (outcome.isEmpty()) {
                finish(new CallOutcome.Failed(CallOutcome.Reason.CANCELLED, lastFailure, event.reason()));
            }
        }
    }

    /** What frames see; one object for the whole call, with the view of the event being handled. */
    private final class Context implements CallContext {
        private CallView view = new CallView(new Moment(0, 0), Topology.EMPTY, NOTHING);

        @Override
        public Moment now() {
            return view.now();
        }

        @Override
        public Topology topology() {
            return view.topology();
        }

        @Override
        public SelectionContext selection() {
            return view.selection();
        }

        @Override
        public Moment deadline() {
            return deadline;
        }

        @Override
        public EffectId newEffect() {
            return new EffectId(nextNumber++);
        }

        @Override
        public ConnectionRef newConnection() {
            return new ConnectionRef(nextNumber++);
        }

        @Override
        public void note(Failure failure) {
            lastFailure = Optional.of(failure);
        }

        @Override
        public void tell(Fact fact) {
            facts.add(fact);
        }
    }

    private static final SelectionContext NOTHING = new SelectionContext(new Moment(0, 0), 0, host -> 0);
}
