package dev.lodestar.domain.simulation.world;

import dev.lodestar.domain.simulation.clock.Chance;
import java.time.Duration;

/** The way from one process to one server and back, with its own luck and its own faults. */
final class Path {

    /** What a black hole swallows. */
    enum Hole {
        REQUESTS,
        ANSWERS,
        BOTH
    }

    private static final Duration QUICKEST = Duration.ofNanos(100_000);
    private static final Duration QUICK = Duration.ofMillis(20);

    /** Longer than every timeout there is. */
    private static final Duration ENDLESS = Duration.ofSeconds(15);

    private final Chance chance;
    private final int tardy;
    private Duration slower = Duration.ZERO;
    private int requestHoles;
    private int answerHoles;
    private boolean well;

    Path(Chance chance, int tardy) {
        this.chance = chance;
        this.tardy = tardy;
    }

    void open(Hole hole) {
        requestHoles += hole == Hole.ANSWERS ? 0 : 1;
        answerHoles += hole == Hole.REQUESTS ? 0 : 1;
    }

    void close(Hole hole) {
        requestHoles -= hole == Hole.ANSWERS ? 0 : 1;
        answerHoles -= hole == Hole.REQUESTS ? 0 : 1;
    }

    void slowBy(Duration each) {
        slower = each;
    }

    /** No faults from now on; what is under way takes as long as it takes. */
    void heal() {
        well = true;
    }

    boolean swallowsRequest() {
        return !well && (requestHoles > 0 || chance.percent(1));
    }

    boolean swallowsAnswer() {
        return !well && (answerHoles > 0 || chance.percent(1));
    }

    boolean repeatsAnswer() {
        return !well && chance.percent(3);
    }

    /** Mostly quick, sometimes longer than every timeout. */
    Duration latency() {
        if (well) {
            return chance.between(QUICKEST, QUICK);
        }
        Duration latency = chance.percent(tardy) ? chance.between(QUICK, ENDLESS) : chance.between(QUICKEST, QUICK);
        return latency.plus(slower);
    }

    /** How much later a repeated answer comes. */
    Duration afterwards() {
        return chance.between(Duration.ZERO, QUICK.multipliedBy(200));
    }
}
