package dev.lodestar.domain.storm;

import dev.lodestar.domain.cluster.HostId;
import dev.lodestar.domain.effect.ConnectionEffect;
import dev.lodestar.domain.effect.ConnectionRef;
import dev.lodestar.domain.event.ConnectionAnswer;
import dev.lodestar.domain.failure.Failure;
import dev.lodestar.domain.failure.Symptom;
import dev.lodestar.domain.storm.Database.Line;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** The connections of one machine: half a millisecond away from every server. */
final class Wires {

    private static final long LATENCY = Duration.ofMillis(1).toNanos() / 2;

    private final Clockwork clock;
    private final Map<HostId, Database> servers;
    private final Consumer<ConnectionAnswer> answers;
    private final Map<ConnectionRef, Line> lines = new LinkedHashMap<>();

    Wires(Clockwork clock, Map<HostId, Database> servers, Consumer<ConnectionAnswer> answers) {
        this.clock = clock;
        this.servers = servers;
        this.answers = answers;
    }

    void dial(ConnectionEffect.Dial dial, Runnable over) {
        Database server = servers.get(dial.host());
        clock.in(
                LATENCY,
                () -> server.knock(
                        line -> back(() -> {
                            over.run();
                            lines.put(dial.connection(), line);
                            answers.accept(new ConnectionAnswer.Dialed(dial.id(), dial.connection()));
                        }),
                        symptom -> back(() -> {
                            over.run();
                            answers.accept(new ConnectionAnswer.DialFailed(dial.id(), failure(symptom)));
                        })));
    }

    void refuse(ConnectionEffect.Dial dial, Symptom symptom) {
        clock.in(0, () -> answers.accept(new ConnectionAnswer.DialFailed(dial.id(), failure(symptom))));
    }

    void ask(ConnectionEffect.Ask ask) {
        Line line = lines.get(ask.connection());
        clock.in(
                LATENCY,
                () -> line.to()
                        .ask(
                                line,
                                report -> back(() -> answers.accept(new ConnectionAnswer.Told(ask.id(), report))),
                                () -> back(() -> answers.accept(new ConnectionAnswer.AskFailed(
                                        ask.id(), failure(Symptom.of(Symptom.Kind.DISCONNECTED)))))));
    }

    private void back(Runnable arrived) {
        clock.in(LATENCY, arrived);
    }

    void close(ConnectionRef connection) {
        Line line = lines.remove(connection);
        if (line != null) {
            line.to().hangUp(line);
        }
    }

    /** Hands a connection over. */
    Line take(ConnectionRef connection) {
        return lines.remove(connection);
    }

    static Failure failure(Symptom symptom) {
        return Failure.of(symptom, "storm");
    }
}
