package dev.lodestar.domain.simulation;

import dev.lodestar.domain.simulation.check.Breach;
import dev.lodestar.domain.simulation.client.Wiring;
import dev.lodestar.domain.simulation.clock.Trace;
import java.util.List;

/** What a person needs of a broken seed: how to repeat it, and the smallest script and trace that show the same. */
final class Failure {

    private static final int LAST_LINES = 250;

    private Failure() {}

    static AssertionError of(long seed, Breach breach) {
        Script script = ScriptWriter.write(seed);
        Script small = Shrinker.shrink(script, breach.invariant(), Wiring.SOUND);
        Run again = new Run(small, Wiring.SOUND, Trace.Use.KEPT);
        Breach cause = again.play().orElse(breach);
        List<String> lines = again.trace().lines();
        List<String> last = lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size());
        return new AssertionError(
                String.join(
                        "\n",
                        "seed " + seed + " breaks " + breach.getMessage(),
                        "repeat: mvn -pl domain test -Dtest=SimulationTest -Dlodestar.simulation.seeds=1"
                                + " -Dlodestar.simulation.first=" + seed,
                        "shrunk from " + script.size() + " to " + small.size() + " parts: " + small,
                        String.join("\n", last)),
                cause);
    }
}
