package dev.lodestar.domain.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestar.domain.effect.ConnectionEffect;
import dev.lodestar.domain.simulation.check.Breach;
import dev.lodestar.domain.simulation.check.Invariant;
import dev.lodestar.domain.simulation.client.Sockets;
import dev.lodestar.domain.simulation.client.Wiring;
import dev.lodestar.domain.simulation.clock.ProcessClock;
import dev.lodestar.domain.simulation.clock.Trace;
import dev.lodestar.domain.simulation.world.Network;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** A planted bug is found, and the script that shows it is made small. */
class ShrinkerTest {

    /** Forgets to close what leads to a server that is frozen. */
    private static final class Leaky extends Sockets {
        Leaky(Network network, ProcessClock clock) {
            super(network, clock);
        }

        @Override
        public void close(ConnectionEffect.Close close) {
            if (!leadsToFrozen(close.connection())) {
                super.close(close);
            }
        }
    }

    private static final Wiring LEAKY = Leaky::new;

    private static Optional<Breach> play(Script script) {
        return new Run(script, LEAKY, Trace.Use.DROPPED).play();
    }

    @Test
    void whatIsLeftIsSmallAndStillBreaksTheSameInvariant() {
        Script failing = LongStream.range(1, 200)
                .mapToObj(ScriptWriter::write)
                .filter(script -> play(script)
                        .filter(breach -> breach.invariant() == Invariant.NO_CONNECTION_IS_LOST)
                        .isPresent())
                .findFirst()
                .orElseThrow();
        Script small = Shrinker.shrink(failing, Invariant.NO_CONNECTION_IS_LOST, LEAKY);
        assertEquals(Optional.of(Invariant.NO_CONNECTION_IS_LOST), play(small).map(Breach::invariant), small::toString);
        assertTrue(
                small.size() <= 8 && small.size() < failing.size(),
                () -> "from " + failing.size() + " to " + small.size() + ": " + small);
        assertTrue(small.toString().contains("Freeze"), small::toString);
    }
}
