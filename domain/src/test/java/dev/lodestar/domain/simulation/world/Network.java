package dev.lodestar.domain.simulation.world;

import dev.lodestar.domain.cluster.HostAddress;
import dev.lodestar.domain.failure.Symptom;
import dev.lodestar.domain.simulation.clock.Chance;
import dev.lodestar.domain.simulation.clock.ProcessClock;
import dev.lodestar.domain.simulation.clock.VirtualTime;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The network as one process sees it. A request goes to its server, is answered there as the server is at that moment, and
 * the answer comes back: lost, late or twice, as the {@link Path} has it.
 */
public final class Network {

    /**
     * One request.
     *
     * @param patience after this time the process's own driver may give up; an answer that comes later is dropped then
     * @param serve what the server does when the request arrives
     * @param answered told at most once, and never after {@code gaveUp}
     * @param again told of an answer that the network delivers once more
     */
    public record Request<T>(
            Duration patience,
            Supplier<Reply<T>> serve,
            Consumer<Reply<T>> answered,
            Consumer<Reply<T>> again,
            Runnable gaveUp) {}

    /** How long a transport tries to get through before it breaks. */
    private static final Duration SOONEST_BREAK = Duration.ofSeconds(5);

    private static final Duration LATEST_BREAK = Duration.ofSeconds(15);

    /** What the networks of all processes share. */
    record Surroundings(VirtualTime time, Names names, long seed, int tardy) {}

    private final Surroundings around;
    private final VirtualTime time;
    private final ProcessClock clock;
    private final String process;
    private final Chance chance;
    private final Map<String, Path> paths = new LinkedHashMap<>();
    private boolean well;

    Network(Surroundings around, ProcessClock clock, String process) {
        this.around = around;
        this.time = around.time();
        this.clock = clock;
        this.process = process;
        this.chance = Chance.of(around.seed(), process + " patience");
    }

    Path path(Server server) {
        return paths.computeIfAbsent(server.name(), name -> {
            Path path = new Path(Chance.of(around.seed(), process + " to " + name), around.tardy());
            if (well) {
                path.heal();
            }
            return path;
        });
    }

    void heal() {
        well = true;
        paths.values().forEach(Path::heal);
    }

    public Optional<Server> resolve(HostAddress address) {
        return around.names().resolve(address);
    }

    public <T> void send(Server server, Request<T> request) {
        boolean[] done = {false};
        Path path = path(server);
        if (!path.swallowsRequest()) {
            time.plan(
                    path.latency(),
                    () -> server.whenAwake(() -> answer(path, request.serve().get(), reply -> {
                        if (!done[0]) {
                            done[0] = true;
                            request.answered().accept(reply);
                            repeat(path, reply, request);
                        }
                    })));
        }
        // A driver that keeps no patience of its own leaves it to the machine.
        if (chance.percent(50)) {
            clock.reach(request.patience(), () -> {
                if (!done[0]) {
                    done[0] = true;
                    request.gaveUp().run();
                }
            });
        }
    }

    /** Like {@link #send} on a transport that breaks instead of losing anything. */
    public <T> void sendOnStream(Server server, Supplier<Reply<T>> serve, Consumer<Reply<T>> answered) {
        Path path = path(server);
        Runnable breaks = () -> clock.reach(
                chance.between(SOONEST_BREAK, LATEST_BREAK),
                () -> answered.accept(Reply.failed(Symptom.of(Symptom.Kind.DISCONNECTED))));
        if (path.swallowsRequest()) {
            breaks.run();
            return;
        }
        time.plan(
                path.latency(),
                () -> server.whenAwake(() -> {
                    Reply<T> reply = serve.get();
                    if (reply.isNothing() || path.swallowsAnswer()) {
                        breaks.run();
                    } else {
                        clock.reach(path.latency(), () -> answered.accept(reply));
                    }
                }));
    }

    private <T> void answer(Path path, Reply<T> reply, Consumer<Reply<T>> arrived) {
        if (!reply.isNothing() && !path.swallowsAnswer()) {
            clock.reach(path.latency(), () -> arrived.accept(reply));
        }
    }

    private <T> void repeat(Path path, Reply<T> reply, Request<T> request) {
        if (path.repeatsAnswer()) {
            clock.reach(path.afterwards(), () -> request.again().accept(reply));
        }
    }
}
