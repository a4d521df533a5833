package dev.lodestar.domain.simulation;

import dev.lodestar.domain.simulation.check.Breach;
import dev.lodestar.domain.simulation.check.Grids;
import dev.lodestar.domain.simulation.client.Wiring;
import dev.lodestar.domain.simulation.clock.Trace;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;

/** Plays many seeds, on all processors; each run is a world of its own, so that the order does not matter. */
final class Campaign {

    /** After so many broken seeds no more are played. */
    private static final int ENOUGH = 20;

    private final Grids grids = new Grids();
    private final Map<Long, Breach> broken = new TreeMap<>();
    private long played;
    private long happened;

    static Campaign play(long first, long seeds) {
        return LongStream.range(first, first + seeds).parallel().collect(Campaign::new, Campaign::play, Campaign::add);
    }

    private void play(long seed) {
        if (broken.size() >= ENOUGH) {
            return;
        }
        Run run = new Run(ScriptWriter.write(seed), Wiring.SOUND, Trace.Use.DROPPED);
        run.play().ifPresent(breach -> broken.put(seed, breach));
        grids.add(run.grids());
        happened += run.happened();
        played++;
    }

    private void add(Campaign other) {
        grids.add(other.grids);
        broken.putAll(other.broken);
        happened += other.happened;
        played += other.played;
    }

    Grids grids() {
        return grids;
    }

    /** Broken seeds in ascending order. */
    Map<Long, Breach> broken() {
        return broken;
    }

    @Override
    public String toString() {
        return played + " seeds, " + happened + " things happened, " + broken.size() + " seeds broken "
                + broken.keySet();
    }
}
