package dev.lodestar.domain.monitor;

import dev.lodestar.domain.cluster.HostAddress;
import dev.lodestar.domain.effect.ConnectionEffect;
import dev.lodestar.domain.effect.ConnectionRef;
import dev.lodestar.domain.event.ConnectionAnswer;
import dev.lodestar.domain.failure.Failure;
import dev.lodestar.domain.failure.Symptom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** What lies between machines and hosts, in virtual time: names, connections, and answers on their way. */
final class Network {

    /** Whoever opens connections: the cluster machine, or one errand of an application. Compared by identity. */
    interface Owner {
        void on(ConnectionAnswer answer);
    }

    /** One connection. Two owners may give the same number. */
    record Line(Owner owner, ConnectionRef number) {}

    /** Something a host has been asked and has not answered. */
    private record Question(long due, Actor host, Runnable reply) {}

    private static final Failure RESET = Failure.of(Symptom.of(Symptom.Kind.DISCONNECTED), "connection reset");

    private final Map<String, Actor> actors = new LinkedHashMap<>();
    private final Map<String, Actor> aliases = new LinkedHashMap<>();
    private final Map<Line, Actor> ends = new LinkedHashMap<>();
    private final List<Question> questions = new ArrayList<>();
    private long nanos = Play.ORIGIN;

    long nanos() {
        return nanos;
    }

    /** Time goes on, and never back. */
    void reach(long later) {
        nanos = later - nanos > 0 ? later : nanos;
    }

    Actor actor(String name) {
        return actors.computeIfAbsent(name, Actor::new);
    }

    Iterable<Actor> everyone() {
        return actors.values();
    }

    /** From now on a name that is no host's own leads to this host. */
    void lead(String name, Actor host) {
        aliases.put(name, host);
    }

    private Actor at(HostAddress address) {
        Actor alias = aliases.get(address.name());
        return alias == null ? actor(address.name()) : alias;
    }

    void dial(ConnectionEffect.Dial dial, Owner owner) {
        Actor host = at(dial.address());
        Line line = new Line(owner, dial.connection());
        ends.put(line, host);
        host.dialled++;
        put(host, () -> owner.on(login(host, dial, line)));
    }

    private static ConnectionAnswer login(Actor host, ConnectionEffect.Dial dial, Line line) {
        Optional<Failure> refusal = host.refusal();
        if (refusal.isPresent()) {
            return new ConnectionAnswer.DialFailed(dial.id(), refusal.get());
        }
        host.open.add(line);
        return new ConnectionAnswer.Dialed(dial.id(), dial.connection());
    }

    void ask(ConnectionEffect.Ask ask, Owner owner) {
        Line line = new Line(owner, ask.connection());
        Actor host = ends.get(line);
        host.asked++;
        put(
                host,
                () -> owner.on(broken(line)
                        .<ConnectionAnswer>map(failure -> new ConnectionAnswer.AskFailed(ask.id(), failure))
                        .orElseGet(() -> new ConnectionAnswer.Told(ask.id(), host.report()))));
    }

    /** Sends something else over a connection; {@code ended} is told whether it got there. */
    void send(Line line, Consumer<Optional<Failure>> ended) {
        put(ends.get(line), () -> ended.accept(broken(line)));
    }

    void close(Line line) {
        Actor host = ends.get(line);
        if (host != null) {
            host.open.remove(line);
        }
    }

    Actor end(Line line) {
        return ends.get(line);
    }

    private Optional<Failure> broken(Line line) {
        Actor host = ends.get(line);
        boolean serves = host.open.contains(line) && host.manner == Actor.Manner.ANSWERING;
        return serves ? host.trouble : Optional.of(RESET);
    }

    private void put(Actor host, Runnable reply) {
        questions.add(new Question(nanos + host.latency.toNanos(), host, reply));
    }

    /** When the next answer comes, unless something happens before; {@code never} if none is on its way. */
    long nextAnswer(long never) {
        return first().map(Question::due).orElse(never);
    }

    /** Delivers the next answer. */
    void answer() {
        Question question = first().orElseThrow();
        questions.remove(question);
        question.reply().run();
    }

    private Optional<Question> first() {
        Optional<Question> first = Optional.empty();
        for (Question question : questions) {
            boolean speaks = question.host().manner != Actor.Manner.FROZEN;
            if (speaks && (first.isEmpty() || question.due() - first.get().due() < 0)) {
                first = Optional.of(question);
            }
        }
        return first;
    }

    void pass(Duration span) {
        nanos += span.toNanos();
    }

    /** Connections that exist: each belongs to somebody. */
    long openConnections() {
        return actors.values().stream().mapToLong(actor -> actor.open.size()).sum();
    }
}
