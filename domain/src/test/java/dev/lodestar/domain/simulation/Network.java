package dev.lodestar.domain.simulation;

import dev.lodestar.domain.cluster.HostId;
import dev.lodestar.domain.effect.ConnectionEffect;
import dev.lodestar.domain.effect.ConnectionRef;
import dev.lodestar.domain.event.ConnectionAnswer;
import dev.lodestar.domain.failure.Failure;
import dev.lodestar.domain.failure.Symptom;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Carries effects of machines to servers and answers back: quickly, slowly, twice, or never. */
final class Network {

    private static final Duration QUICK = Duration.ofMillis(5);

    private final World world;
    private final Map<HostId, Server> servers = new LinkedHashMap<>();
    private boolean faulty = true;

    Network(World world, List<Server> servers) {
        this.world = world;
        servers.forEach(server -> this.servers.put(server.id, server));
    }

    void heal() {
        faulty = false;
    }

    /** Opens a connection for {@code owner}. */
    void dial(ConnectionEffect.Dial dial, Connections owner, Consumer<ConnectionAnswer> answer) {
        Server server = servers.get(dial.host());
        carry(
                server,
                dial.patience(),
                () -> {
                    if (!server.running) {
                        answer.accept(new ConnectionAnswer.DialFailed(dial.id(), failure(Symptom.Kind.REFUSED)));
                        return;
                    }
                    owner.opened(dial.connection(), server);
                    answer.accept(new ConnectionAnswer.Dialed(dial.id(), dial.connection()));
                },
                () -> answer.accept(new ConnectionAnswer.DialFailed(dial.id(), failure(Symptom.Kind.TIMED_OUT))));
    }

    /** Asks for the status. */
    void ask(ConnectionEffect.Ask ask, Connections owner, Consumer<ConnectionAnswer> answer) {
        Server server = servers.get(ask.host());
        carry(
                server,
                ask.patience(),
                () -> {
                    ConnectionRef connection = ask.connection();
                    if (!server.running || !owner.isAlive(connection)) {
                        answer.accept(new ConnectionAnswer.AskFailed(ask.id(), failure(Symptom.Kind.DISCONNECTED)));
                        return;
                    }
                    ConnectionAnswer told = new ConnectionAnswer.Told(ask.id(), server.report());
                    owner.told(connection, server.report());
                    answer.accept(told);
                    if (faulty && world.chance(3)) {
                        world.reach(world.between(Duration.ZERO, Duration.ofSeconds(4)), () -> answer.accept(told));
                    }
                },
                () -> answer.accept(new ConnectionAnswer.AskFailed(ask.id(), failure(Symptom.Kind.TIMED_OUT))));
    }

    /**
     * @param arrived what happens when the server's answer reaches the client
     * @param expired what the adapter says when its own patience ends; it may forget to
     */
    private void carry(Server server, Duration patience, Runnable arrived, Runnable expired) {
        boolean[] done = {false};
        boolean lost = faulty && world.chance(2);
        Runnable once = () -> {
            if (!done[0]) {
                done[0] = true;
                arrived.run();
            }
        };
        if (!lost) {
            world.plan(latency(), () -> server.whenAwake(() -> world.reach(latency(), once)));
        }
        if (world.chance(50)) {
            world.reach(patience, () -> {
                if (!done[0]) {
                    done[0] = true;
                    expired.run();
                }
            });
        }
    }

    /** Mostly quick, sometimes longer than every timeout. */
    private Duration latency() {
        return faulty && world.chance(2)
                ? world.between(QUICK, Duration.ofSeconds(8))
                : world.between(Duration.ofNanos(100_000), QUICK);
    }

    private static Failure failure(Symptom.Kind kind) {
        return Failure.of(Symptom.of(kind), kind.toString());
    }
}
