package dev.lodestar.domain.simulation;

import dev.lodestar.domain.event.ClusterEvent;
import dev.lodestar.domain.plugin.CallOutcome;
import dev.lodestar.domain.selection.Target;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One run: a phase with faults, a phase in which all must be well again, and the end. */
final class Run {

    private static final Duration FAULTY = Duration.ofSeconds(25);

    /**
     * Once faults have stopped: a question that was out (3 s) and a caller's own dial (2 s) may still have to be given up,
     * then come two pauses (0.6 s each) and the answers.
     */
    private static final Duration SERVED_WITHIN = Duration.ofSeconds(7);

    /**
     * Without order among claims, a host that was promoted before anybody saw it as a reader has to uphold its claim for 10 s
     * once the old writer has stepped back.
     */
    private static final Duration FENCED_WITHIN = SERVED_WITHIN.plusSeconds(11);

    private final World world;
    private final boolean fenced;
    private final List<Server> servers = new ArrayList<>();
    private final Network network;
    private final Faults faults;
    private final Checks checks;
    private final Watchtower tower;
    private final Caller.Surroundings around;
    private final List<User> users = new ArrayList<>();

    Run(long seed, Map<String, Integer> seen) {
        world = new World(seed);
        fenced = world.chance(33);
        int hosts = 2 + world.random().nextInt(3);
        for (int i = 0; i < hosts; i++) {
            servers.add(new Server("h" + i, fenced));
        }
        faults = new Faults(world, servers);
        network = new Network(world, servers);
        checks = new Checks(world, hosts, seen);
        tower = new Watchtower(world, network, servers, checks);
        around = new Caller.Surroundings(world, network, tower, checks, servers);
        for (Target target : List.of(Target.WRITER, Target.WRITER, Target.READER, Target.READER_OR_WRITER)) {
            users.add(new User("u" + users.size(), target, around));
        }
    }

    void play() {
        try {
            safety();
            liveness();
            quiet();
        } catch (AssertionError | RuntimeException broken) {
            throw new AssertionError(broken.getMessage() + "\n" + tower.describe() + "\n" + world.trace(), broken);
        }
    }

    private void safety() {
        users.forEach(User::begin);
        faults.begin();
        world.runUntil(FAULTY);
        faults.end(fenced);
        network.heal();
        users.forEach(User::stop);
    }

    private void liveness() {
        world.runUntil(world.awakeAt());
        Map<Target, CallOutcome> outcomes = new LinkedHashMap<>();
        for (Target target : List.of(Target.WRITER, Target.READER, Target.READER_OR_WRITER)) {
            Caller.Wish wish = new Caller.Wish("last", target, Optional.empty(), Duration.ofSeconds(60));
            new Caller(wish, around, outcome -> outcomes.put(target, outcome)).start();
        }
        world.runUntil(world.age().plus(fenced ? FENCED_WITHIN : SERVED_WITHIN));
        checks.require(outcomes.size() == 3, "Served were only " + outcomes.keySet());
        CallOutcome.Connected toWriter = (CallOutcome.Connected) outcomes.get(Target.WRITER);
        // Whoever saw an old writer a moment before the true one answered is told so: that connection is condemned.
        checks.require(
                toWriter.host().id().equals(faults.writer().id)
                        || checks.isCondemned(
                                toWriter.host().id(), toWriter.host().generation()),
                "Writer is " + faults.writer() + ", not " + toWriter);
        world.runUntil(world.age().plus(Duration.ofSeconds(20)));
        checks.require(
                tower.topology()
                        .writer()
                        .filter(host -> host.id().equals(faults.writer().id))
                        .isPresent(),
                "Writer is " + faults.writer() + ", not " + tower.topology().writer());
        checks.require(users.stream().noneMatch(User::isCalling), "Somebody is still waiting");
    }

    private void quiet() {
        world.runUntil(world.age().plus(Duration.ofSeconds(30)));
        checks.require(tower.describe().startsWith("Calm"), "Not calm");
        long before = tower.effects();
        world.runUntil(world.age().plus(Duration.ofSeconds(60)));
        checks.require(tower.effects() - before <= 8L * servers.size(), "Not quiet in calm times");
        tower.take(new ClusterEvent.Closing());
        world.runUntil(world.age().plus(Duration.ofSeconds(20)));
        checks.require(tower.isQuiet(), "Not quiet after the end");
    }

    /** For comparing two runs of one seed. */
    String trace() {
        return world.trace();
    }
}
