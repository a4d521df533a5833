package dev.lodestar.ports.interpreter;

import dev.lodestar.domain.dialect.Dialect;
import dev.lodestar.domain.fact.Fact;
import dev.lodestar.domain.selection.SelectionContext;
import dev.lodestar.domain.time.Moment;
import dev.lodestar.ports.ClusterPort;
import dev.lodestar.ports.ConnectionPort;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What a call machine finds around it.
 *
 * @param selection what hosts are chosen by, at a moment
 * @param facts told on the machine's own thread or context
 */
public record Surroundings(
        ConnectionPort connections,
        ClusterPort cluster,
        Dialect dialect,
        Function<Moment, SelectionContext> selection,
        Consumer<Fact> facts) {}
