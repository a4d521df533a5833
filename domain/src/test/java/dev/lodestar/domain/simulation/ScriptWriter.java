package dev.lodestar.domain.simulation;

import dev.lodestar.domain.simulation.Script.Strike;
import dev.lodestar.domain.simulation.Script.Visitor;
import dev.lodestar.domain.simulation.client.Chore;
import dev.lodestar.domain.simulation.clock.Chance;
import dev.lodestar.domain.simulation.world.FaultMaker;
import dev.lodestar.domain.simulation.world.Kind;
import dev.lodestar.domain.simulation.world.Shape;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes the script of a seed. */
final class ScriptWriter {

    private static final Duration FAULTY = Duration.ofSeconds(20);

    /** Long enough for everything to become calm before the first fault. */
    private static final Duration CALM_BEFORE = Duration.ofSeconds(14);

    /** What URLs ask for: nothing, the same in other words, quicker and slower. */
    private static final List<String> SETTINGS = List.of(
            "",
            "connectTimeout=2s&auxiliaryQueryTimeout=2s&failoverTimeout=20s",
            "connectTimeout=1s&auxiliaryQueryTimeout=1s&failoverTimeout=8s&failureDetectionTime=1s&topologyRefresh=5s");

    /** In milliseconds: some give up almost at once. */
    private static final List<Integer> LONGEST_PATIENCE = List.of(5, 100, 3_000);

    private static final List<String> MODES =
            List.of("auto", "auto", "strict-writer", "strict-reader", "reader-or-writer");

    private final long seed;
    private final Chance chance;

    private ScriptWriter(long seed) {
        this.seed = seed;
        chance = Chance.of(seed, "script");
    }

    static Script write(long seed) {
        return new ScriptWriter(seed).write();
    }

    private Script write() {
        List<Shape.ClusterShape> clusters = new ArrayList<>();
        clusters.add(cluster());
        if (chance.percent(30)) {
            clusters.add(cluster());
        }
        Shape shape = new Shape(clusters, chance.percent(20) ? 2 : 1, chance.percent(15) ? 20 : 2);
        String settings = chance.oneOf(SETTINGS);
        Duration begins = chance.percent(30) ? CALM_BEFORE : Duration.ZERO;
        Duration lasts = begins.plus(FAULTY);
        return new Script(seed, shape, lasts, strikes(begins, lasts), visitors(shape, settings));
    }

    private Shape.ClusterShape cluster() {
        return new Shape.ClusterShape(chance.oneOf(List.of(Kind.values())), 2 + chance.below(3));
    }

    private List<Strike> strikes(Duration begins, Duration lasts) {
        FaultMaker maker = new FaultMaker(chance);
        List<Strike> strikes = new ArrayList<>();
        Duration at = begins.plus(chance.millis(0, 3_000));
        int longestGap = chance.oneOf(List.of(800, 3_000, 6_000, 15_000));
        while (at.compareTo(lasts) < 0) {
            strikes.add(new Strike(at, maker.any()));
            at = at.plus(chance.millis(20, longestGap));
        }
        return strikes;
    }

    private List<Visitor> visitors(Shape shape, String settings) {
        List<Visitor> visitors = new ArrayList<>();
        int count = chance.percent(3) ? 20 : 2 + chance.below(4);
        for (int i = 0; i < count; i++) {
            int cluster = chance.below(shape.clusters().size());
            visitors.add(new Visitor(
                    "u" + i,
                    chance.below(shape.processes()),
                    cluster,
                    chance.below(5),
                    chance.oneOf(MODES),
                    settings,
                    chance.millis(0, 4_000),
                    chores()));
        }
        return visitors;
    }

    private List<Chore> chores() {
        List<Chore> chores = new ArrayList<>();
        int count = 1 + chance.below(40);
        int longestThought = chance.oneOf(List.of(300, 900, 3_000));
        for (int i = 0; i < count; i++) {
            Optional<Duration> patience = chance.percent(8)
                    ? Optional.of(chance.millis(1, chance.oneOf(LONGEST_PATIENCE)))
                    : Optional.empty();
            chores.add(new Chore(chore(), chance.millis(1, longestThought), patience));
        }
        return chores;
    }

    private Chore.Kind chore() {
        return switch (chance.below(20)) {
            case 0, 1, 2, 3, 4 -> Chore.Kind.READ;
            case 5, 6, 7, 8, 9 -> Chore.Kind.WRITE;
            case 10, 11, 12 -> Chore.Kind.BEGIN;
            case 13, 14 -> Chore.Kind.COMMIT;
            case 15 -> Chore.Kind.ROLLBACK;
            case 16, 17 -> Chore.Kind.SET_SCHEMA;
            case 18 -> Chore.Kind.RECONNECT;
            default -> chance.percent(50) ? Chore.Kind.SET_ROLE : Chore.Kind.LEAVE;
        };
    }
}
