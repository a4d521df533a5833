package dev.lodestar.domain.simulation;

import dev.lodestar.domain.effect.CallEffect.Trouble;
import dev.lodestar.domain.event.ClusterEvent;
import dev.lodestar.domain.failure.Failure;
import dev.lodestar.domain.failure.Symptom;
import dev.lodestar.domain.plugin.CallOutcome;
import dev.lodestar.domain.selection.Target;
import java.time.Duration;
import java.util.Optional;

/** An application's thread: connects, works, notices that its host is gone, recovers, and closes. */
final class User {

    private final String name;
    private final Caller.Surroundings around;
    private final Target target;
    private int calls;
    private boolean stopped;
    private boolean calling;

    User(String name, Target target, Caller.Surroundings around) {
        this.name = name;
        this.target = target;
        this.around = around;
    }

    /** Connects, sooner or later. */
    void begin() {
        later(Duration.ofSeconds(2), () -> call(Optional.empty()));
    }

    /** Begins nothing new. */
    void stop() {
        stopped = true;
    }

    boolean isCalling() {
        return calling;
    }

    private void later(Duration most, Runnable what) {
        World world = around.world();
        world.reach(world.between(Duration.ofMillis(1), most), () -> {
            if (!stopped) {
                what.run();
            }
        });
    }

    private void call(Optional<Trouble> trouble) {
        calling = true;
        Duration budget = around.world().between(Duration.ofMillis(100), Duration.ofSeconds(20));
        Caller.Wish wish = new Caller.Wish(name + "." + ++calls, target, trouble, budget);
        new Caller(wish, around, this::ended).start();
    }

    private void ended(CallOutcome outcome) {
        calling = false;
        if (outcome instanceof CallOutcome.Connected connected) {
            Server server = around.servers().stream()
                    .filter(candidate -> candidate.id.equals(connected.host().id()))
                    .findFirst()
                    .orElseThrow();
            int life = server.life;
            later(
                    Duration.ofMillis(500),
                    () -> work(server, life, connected.host().generation()));
        } else {
            begin();
        }
    }

    private void work(Server server, int life, long generation) {
        if (!server.running || server.life != life) {
            lost(server, generation, Symptom.Kind.DISCONNECTED);
        } else if (around.checks().isCondemned(server.id, generation)) {
            lost(server, generation, Symptom.Kind.ABORTED);
        } else if (server.frozen) {
            around.tower().take(new ClusterEvent.Suspected(server.id, generation));
            later(Duration.ofSeconds(1), () -> work(server, life, generation));
        } else if (around.world().chance(10)) {
            begin();
        } else {
            later(Duration.ofMillis(800), () -> work(server, life, generation));
        }
    }

    private void lost(Server server, long generation, Symptom.Kind kind) {
        Failure failure = Failure.of(Symptom.of(kind), kind.toString());
        call(Optional.of(new Trouble(server.id, generation, around.world().now(), failure)));
    }
}
