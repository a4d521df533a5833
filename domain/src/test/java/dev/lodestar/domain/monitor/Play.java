package dev.lodestar.domain.monitor;

import dev.lodestar.domain.cluster.HostAddress;
import dev.lodestar.domain.cluster.HostId;
import dev.lodestar.domain.dialect.Dialect.Membership;
import dev.lodestar.domain.effect.ClusterEffect;
import dev.lodestar.domain.effect.ConnectionEffect;
import dev.lodestar.domain.event.ClusterEvent;
import dev.lodestar.domain.event.ConnectionAnswer;
import dev.lodestar.domain.failure.Failure;
import dev.lodestar.domain.failure.PostgresFailureRules;
import dev.lodestar.domain.failure.Symptom;
import dev.lodestar.domain.time.Moment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A cluster machine, its hosts and virtual time: delivers what hosts answer, in order, and wakes the machine when due. */
final class Play {

    /** Shortly before the nanosecond clock wraps around: every transcript passes that point. */
    static final long ORIGIN = Long.MAX_VALUE - Duration.ofSeconds(2).toNanos();

    /** A machine that makes more steps in one millisecond than this is spinning. */
    private static final int SPINNING = 2_000;

    /** Something a host has been asked and has not answered. */
    private record Question(long due, Actor host, ConnectionEffect effect) {}

    private final Map<String, Actor> actors = new LinkedHashMap<>();
    private final List<Question> questions = new ArrayList<>();
    private final ClusterMachine machine;
    private final Score score;
    private long nanos = ORIGIN;
    private long steps;

    Play(Membership membership, List<String> hosts, Duration detection, int count, Score score) {
        this.score = score;
        Map<HostId, HostAddress> members = new LinkedHashMap<>();
        hosts.forEach(name -> members.put(new HostId(name), new HostAddress(name, 5432)));
        ClusterRules rules = new ClusterRules(
                membership,
                row -> new HostAddress(row.id(), 5432),
                PostgresFailureRules.STANDARD,
                Duration.ofSeconds(30),
                Duration.ofMillis(250),
                detection,
                count,
                Duration.ofSeconds(5));
        machine = new ClusterMachine(rules, members, now());
    }

    Actor actor(String name) {
        return actors.computeIfAbsent(name, Actor::new);
    }

    Moment now() {
        return new Moment(nanos, steps * 0x9E3779B97F4A7C15L);
    }

    String mode() {
        return machine.description().get().lines().findFirst().orElse("");
    }

    /** Delivers an event now, and carries out what follows from it. */
    void deliver(ClusterEvent event) {
        steps++;
        score.at(now());
        ClusterStep step = machine.on(event, now());
        step.topology().ifPresent(score::topology);
        step.effects().forEach(this::carryOut);
        step.facts().forEach(score::fact);
    }

    private void carryOut(ClusterEffect effect) {
        effect.deliverTo(score);
        if (effect instanceof ConnectionEffect.Dial dial) {
            put(actor(dial.host().value()), dial);
        } else if (effect instanceof ConnectionEffect.Ask ask) {
            put(actor(ask.host().value()), ask);
        } else if (effect instanceof ConnectionEffect.Close close) {
            actors.values().forEach(actor -> actor.open.remove(close.connection()));
        }
    }

    private void put(Actor host, ConnectionEffect effect) {
        if (effect instanceof ConnectionEffect.Dial) {
            host.dialled++;
        } else {
            host.asked++;
        }
        questions.add(new Question(nanos + host.latency.toNanos(), host, effect));
    }

    /** Lets time pass: answers first, then wake-ups, until {@code span} is over. */
    void run(Duration span) {
        long end = nanos + span.toNanos();
        int inOneMilli = 0;
        long lastMilli = 0;
        while (true) {
            Optional<Question> answer = firstAnswer();
            long answerAt = answer.map(Question::due).orElse(end + 1);
            long wakeAt = machine.wakeAt().map(Moment::nanos).orElse(end + 1);
            long next = answerAt - wakeAt <= 0 ? answerAt : wakeAt;
            if (next - end > 0) {
                break;
            }
            nanos = next - nanos > 0 ? next : nanos;
            inOneMilli = nanos / 1_000_000 == lastMilli ? inOneMilli + 1 : 0;
            lastMilli = nanos / 1_000_000;
            if (inOneMilli > SPINNING) {
                throw new AssertionError(
                        "The machine is spinning: " + machine.description().get());
            }
            if (answerAt - wakeAt <= 0) {
                questions.remove(answer.orElseThrow());
                answer(answer.orElseThrow());
            } else {
                deliver(new ClusterEvent.Woke());
            }
        }
        nanos = end;
    }

    /** The client is stopped: nothing is delivered, and nobody looks at the clock. */
    void oversleep(Duration span) {
        nanos += span.toNanos();
    }

    private Optional<Question> firstAnswer() {
        Optional<Question> first = Optional.empty();
        for (Question question : questions) {
            boolean speaks = question.host().manner != Actor.Manner.FROZEN;
            if (speaks && (first.isEmpty() || question.due() - first.get().due() < 0)) {
                first = Optional.of(question);
            }
        }
        return first;
    }

    private void answer(Question question) {
        Actor host = question.host();
        if (question.effect() instanceof ConnectionEffect.Dial dial) {
            deliver(
                    switch (host.manner) {
                        case ANSWERING, FROZEN -> {
                            host.open.add(dial.connection());
                            yield new ConnectionAnswer.Dialed(dial.id(), dial.connection());
                        }
                        case REFUSING -> new ConnectionAnswer.DialFailed(dial.id(), refused());
                        case BUSY ->
                            new ConnectionAnswer.DialFailed(
                                    dial.id(), Failure.of(Symptom.sql("53300", 0, ""), "too many clients"));
                    });
            return;
        }
        ConnectionEffect.Ask ask = (ConnectionEffect.Ask) question.effect();
        boolean isOpen = host.open.contains(ask.connection());
        deliver(
                isOpen && host.manner == Actor.Manner.ANSWERING
                        ? new ConnectionAnswer.Told(ask.id(), host.report())
                        : new ConnectionAnswer.AskFailed(
                                ask.id(), Failure.of(Symptom.of(Symptom.Kind.DISCONNECTED), "connection reset")));
    }

    /** Breaks everything that is open to a host. */
    void disconnect(Actor host) {
        host.open.clear();
    }

    private static Failure refused() {
        return Failure.of(Symptom.of(Symptom.Kind.REFUSED), "connection refused");
    }

    /** Connections that exist: each belongs to the machine. */
    long openConnections() {
        return actors.values().stream().mapToLong(actor -> actor.open.size()).sum();
    }

    Iterable<Actor> everyone() {
        return actors.values();
    }
}
