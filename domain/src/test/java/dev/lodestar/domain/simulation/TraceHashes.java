package dev.lodestar.domain.simulation;

import dev.lodestar.domain.simulation.client.Wiring;
import dev.lodestar.domain.simulation.clock.Trace;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** Prints one line for each seed: for comparing the runs of two virtual machines. */
final class TraceHashes {

    private TraceHashes() {}

    static String of(long first, long seeds) {
        return LongStream.range(first, first + seeds)
                .mapToObj(seed -> seed + " " + Long.toHexString(hash(seed)))
                .collect(Collectors.joining("\n"));
    }

    private static long hash(long seed) {
        Run run = new Run(ScriptWriter.write(seed), Wiring.SOUND, Trace.Use.KEPT);
        run.play();
        return run.trace().hash();
    }

    /** @param args the first seed and how many */
    public static void main(String[] args) {
        System.out.println(of(Long.parseLong(args[0]), Long.parseLong(args[1])));
    }
}
