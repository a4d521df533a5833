package dev.lodestar.ports.interpreter;

import dev.lodestar.domain.fact.Fact;
import java.util.function.Consumer;

/**
 * Renders facts as log lines: headlines at INFO, everything else at DEBUG. The logger is named after the adapter, below
 * {@code dev.lodestar}, so that both may be told apart where both are in use.
 */
public final class FactLog implements Consumer<Fact> {

    private final System.Logger log;

    /** @param adapter the last part of the logger's name */
    public FactLog(String adapter) {
        log = System.getLogger("dev.lodestar." + adapter);
    }

    @Override
    public void accept(Fact fact) {
        System.Logger.Level level = fact.isHeadline() ? System.Logger.Level.INFO : System.Logger.Level.DEBUG;
        try {
            log.log(level, fact::sentence);
        } catch (RuntimeException unheard) {
            // No failover fails because a log handler does.
        }
    }
}
