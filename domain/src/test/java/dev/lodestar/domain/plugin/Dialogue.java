package dev.lodestar.domain.plugin;

import dev.lodestar.domain.cluster.Topology;
import dev.lodestar.domain.dialect.HostReport;
import dev.lodestar.domain.dialect.Rows;
import dev.lodestar.domain.effect.CallEffect;
import dev.lodestar.domain.effect.ConnectionEffect;
import dev.lodestar.domain.effect.ConnectionRef;
import dev.lodestar.domain.event.CallEvent;
import dev.lodestar.domain.event.ConnectionAnswer;
import dev.lodestar.domain.failure.Failure;
import dev.lodestar.domain.failure.Symptom;
import dev.lodestar.domain.selection.SelectionContext;
import dev.lodestar.domain.time.Moment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A call machine and whoever answers it, in virtual time. Answers go to the newest effect of their kind unless another one
 * is named. Keeps account of connections: {@link #leaked} is what is open and belongs to nobody.
 */
public final class Dialogue {

    /** The clock wraps around in the middle of most tests. */
    public static final Moment ORIGIN = new Moment(Long.MAX_VALUE - 5_000_000, 42);

    private final CallMachine machine;
    private final List<CallEffect> all = new ArrayList<>();
    private final Set<ConnectionRef> open = new LinkedHashSet<>();
    private List<CallEffect> last = List.of();
    private Topology topology = Topology.EMPTY;
    private Moment now = ORIGIN;
    private CallStep step = new CallStep(List.of(), List.of(), Optional.empty());

    public Dialogue(CallMachine machine) {
        this.machine = machine;
    }

    /** The deadline of a call that begins now. */
    public static Moment within(Duration budget) {
        return ORIGIN.plus(budget);
    }

    public Dialogue sees(Topology published) {
        topology = published;
        return this;
    }

    public Dialogue start() {
        return take(machine.start(view()));
    }

    public Dialogue after(Duration span) {
        now = now.plus(span);
        return this;
    }

    public Dialogue on(CallEvent event) {
        return take(machine.on(event, view()));
    }

    /** Lets time pass until the machine wants to be woken, and wakes it. */
    public Dialogue wake() {
        now = machine.wakeAt().orElseThrow();
        return on(new CallEvent.Woke());
    }

    private CallView view() {
        return new CallView(now, topology, SelectionContext.byChance(now));
    }

    private Dialogue take(CallStep next) {
        step = next;
        last = next.effects();
        all.addAll(last);
        for (CallEffect effect : last) {
            if (effect instanceof ConnectionEffect.Close close) {
                open.remove(close.connection());
            }
        }
        next.outcome()
                .filter(CallOutcome.Connected.class::isInstance)
                .ifPresent(connected -> open.remove(((CallOutcome.Connected) connected).connection()));
        return this;
    }

    public <E extends CallEffect> E newest(Class<E> kind) {
        for (int i = all.size() - 1; i >= 0; i--) {
            if (kind.isInstance(all.get(i))) {
                return kind.cast(all.get(i));
            }
        }
        throw new AssertionError("No " + kind.getSimpleName() + " among " + all);
    }

    public <E extends CallEffect> long count(Class<E> kind) {
        return all.stream().filter(kind::isInstance).count();
    }

    public Dialogue dialed() {
        return dialed(newest(ConnectionEffect.Dial.class));
    }

    public Dialogue dialed(ConnectionEffect.Dial dial) {
        open.add(dial.connection());
        return on(new ConnectionAnswer.Dialed(dial.id(), dial.connection()));
    }

    public Dialogue dialFailed(Failure failure) {
        return on(new ConnectionAnswer.DialFailed(
                newest(ConnectionEffect.Dial.class).id(), failure));
    }

    public Dialogue told(HostReport report) {
        return on(new ConnectionAnswer.Told(newest(ConnectionEffect.Ask.class).id(), report));
    }

    public Dialogue askFailed(Failure failure) {
        return on(new ConnectionAnswer.AskFailed(
                newest(ConnectionEffect.Ask.class).id(), failure));
    }

    public Dialogue queried(Rows rows) {
        return on(new CallEvent.Queried(newest(CallEffect.Query.class).id(), rows));
    }

    /** The cluster machine publishes and releases the waiter. */
    public Dialogue news(Topology published) {
        topology = published;
        return on(new CallEvent.TopologyCame(
                newest(CallEffect.AwaitTopology.class).id(), published));
    }

    public Moment now() {
        return now;
    }

    public Moment wakeAt() {
        return machine.wakeAt().orElseThrow();
    }

    public boolean isOver() {
        return machine.wakeAt().isEmpty();
    }

    public CallOutcome outcome() {
        return step.outcome().orElseThrow(() -> new AssertionError("Not over; the last effects were " + last));
    }

    public CallOutcome.Failed failed() {
        return (CallOutcome.Failed) outcome();
    }

    public CallOutcome.Connected connected() {
        return (CallOutcome.Connected) outcome();
    }

    /** What the last event made the machine ask for. */
    public List<CallEffect> effects() {
        return last;
    }

    /** The kinds of what the last event made the machine ask for, in order. */
    public String kinds() {
        return String.join(
                " ",
                last.stream().map(effect -> effect.getClass().getSimpleName()).toList());
    }

    public Set<ConnectionRef> leaked() {
        return open;
    }

    public static Failure failure(Symptom.Kind kind) {
        return Failure.of(Symptom.of(kind), kind.toString().toLowerCase(Locale.ROOT));
    }

    public static Failure sql(String state) {
        return Failure.of(Symptom.sql(state, 0, ""), "state " + state);
    }
}
