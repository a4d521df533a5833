package dev.lodestar.ports.interpreter;

import dev.lodestar.domain.fact.Fact;
import java.util.function.Consumer;

/** Renders facts as log lines: headlines at INFO, everything else at DEBUG. */
public final class FactLog implements Consumer<Fact> {

    private static final System.Logger LOG = System.getLogger("dev.lodestar");

    @Override
    public void accept(Fact fact) {
        System.Logger.Level level = fact.isHeadline() ? System.Logger.Level.INFO : System.Logger.Level.DEBUG;
        try {
            LOG.log(level, fact::sentence);
        } catch (RuntimeException unheard) {
            // No failover fails because a log handler does.
        }
    }
}
