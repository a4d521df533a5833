package dev.lodestar.domain.simulation.client;

import dev.lodestar.domain.cluster.HostId;
import dev.lodestar.domain.dialect.Dialect;
import dev.lodestar.domain.dialect.HostReport;
import dev.lodestar.domain.dialect.UnreadableAnswer;
import dev.lodestar.domain.effect.CallEffect;
import dev.lodestar.domain.effect.ConnectionEffect;
import dev.lodestar.domain.effect.ConnectionRef;
import dev.lodestar.domain.effect.EffectId;
import dev.lodestar.domain.event.CallEvent;
import dev.lodestar.domain.event.ConnectionAnswer;
import dev.lodestar.domain.failure.Failure;
import dev.lodestar.domain.failure.Symptom;
import dev.lodestar.domain.simulation.clock.ProcessClock;
import dev.lodestar.domain.simulation.world.Network;
import dev.lodestar.domain.simulation.world.Physical;
import dev.lodestar.domain.simulation.world.Reply;
import dev.lodestar.domain.simulation.world.Server;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** The connections of one machine that are neither closed nor handed out, and what was told on them. */
public class Sockets {

    private static final Duration LOOK_UP = Duration.ofMillis(1);

    private final Network network;
    private final ProcessClock clock;
    private final Map<ConnectionRef, Physical> open = new LinkedHashMap<>();
    private final Map<ConnectionRef, HostReport> told = new LinkedHashMap<>();

    public Sockets(Network network, ProcessClock clock) {
        this.network = network;
        this.clock = clock;
    }

    public void dial(ConnectionEffect.Dial dial, Consumer<? super ConnectionAnswer> answers) {
        Optional<Server> server = network.resolve(dial.address());
        if (server.isEmpty()) {
            Failure unknown = Failure.of(Symptom.of(Symptom.Kind.UNKNOWN_HOST), dial.address() + " is unknown");
            clock.reach(LOOK_UP, () -> answers.accept(new ConnectionAnswer.DialFailed(dial.id(), unknown)));
            return;
        }
        Consumer<Failure> failed = failure -> answers.accept(new ConnectionAnswer.DialFailed(dial.id(), failure));
        Consumer<Physical> opened = physical -> {
            open.put(dial.connection(), physical);
            answers.accept(new ConnectionAnswer.Dialed(dial.id(), dial.connection()));
        };
        // The network repeats messages, but no message opens a connection twice.
        network.send(
                server.get(),
                new Network.Request<>(
                        dial.patience(),
                        server.get()::accept,
                        reply -> reply.tell(opened, failed),
                        reply -> reply.failure().ifPresent(failed),
                        () -> failed.accept(timedOut())));
    }

    public void ask(ConnectionEffect.Ask ask, Dialect dialect, Consumer<? super ConnectionAnswer> answers) {
        Consumer<Failure> failed = failure -> answers.accept(new ConnectionAnswer.AskFailed(ask.id(), failure));
        on(ask.connection(), ask.patience(), Physical::status, failed, rows -> {
            try {
                HostReport report = dialect.readStatus(rows);
                told.put(ask.connection(), report);
                answers.accept(new ConnectionAnswer.Told(ask.id(), report));
            } catch (UnreadableAnswer unreadable) {
                failed.accept(Failure.of(Symptom.of(Symptom.Kind.OTHER), "unreadable: " + unreadable.getMessage()));
            }
        });
    }

    public void query(CallEffect.Query query, Consumer<? super CallEvent> answers) {
        on(
                query.connection(),
                query.patience(),
                physical -> physical.survey(query.sql()),
                failure -> answers.accept(new CallEvent.QueryFailed(query.id(), failure)),
                rows -> answers.accept(new CallEvent.Queried(query.id(), rows)));
    }

    public void restore(CallEffect.Restore restore, Consumer<? super CallEvent> answers) {
        EffectId id = restore.id();
        on(
                restore.connection(),
                restore.patience(),
                Physical::restore,
                failure -> answers.accept(new CallEvent.RestoreFailed(id, failure)),
                physical -> answers.accept(new CallEvent.Restored(id)));
    }

    private <T> void on(
            ConnectionRef connection,
            Duration patience,
            Function<Physical, Reply<T>> serve,
            Consumer<Failure> failed,
            Consumer<T> answered) {
        Physical physical = open.get(connection);
        if (physical == null) {
            clock.reach(LOOK_UP, () -> failed.accept(Failure.of(Symptom.of(Symptom.Kind.DISCONNECTED), "closed")));
            return;
        }
        Consumer<Reply<T>> tell = reply -> reply.tell(answered, failed);
        network.send(
                physical.server(),
                new Network.Request<>(
                        patience, () -> serve.apply(physical), tell, tell, () -> failed.accept(timedOut())));
    }

    public void close(ConnectionEffect.Close close) {
        Physical physical = open.remove(close.connection());
        if (physical != null) {
            physical.close();
        }
    }

    /** The connection belongs to somebody else from now on. Empty if it is not open here. */
    Optional<Physical> handOut(ConnectionRef connection) {
        return Optional.ofNullable(open.remove(connection));
    }

    /** The server that a connection truly leads to. */
    HostId serverOf(ConnectionRef connection) {
        return open.get(connection).server().id();
    }

    /** What its server said last on this connection. */
    Optional<HostReport> toldOn(ConnectionRef connection) {
        return Optional.ofNullable(told.get(connection));
    }

    /** Whether the server at the other end is frozen; for variants that misbehave. */
    protected boolean leadsToFrozen(ConnectionRef connection) {
        Physical physical = open.get(connection);
        return physical != null && physical.server().isFrozen();
    }

    public int count() {
        return open.size();
    }

    @Override
    public String toString() {
        return open.keySet().toString();
    }

    private static Failure timedOut() {
        return Failure.of(Symptom.of(Symptom.Kind.TIMED_OUT), "timed out");
    }
}
