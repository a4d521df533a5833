package dev.lodestar.ports.contract;

import dev.lodestar.domain.dialect.Dialect;
import dev.lodestar.domain.fact.Fact;
import dev.lodestar.domain.plugin.CallOutcome;
import dev.lodestar.domain.selection.SelectionContext;
import dev.lodestar.domain.time.Moment;
import dev.lodestar.ports.ClusterPort;
import dev.lodestar.ports.ConnectionPort;

/** What an adapter gives to the interpreter of one call machine. */
public interface CallSurroundings {

    ConnectionPort connections();

    ClusterPort cluster();

    Dialect dialect();

    SelectionContext selection(Moment now);

    void told(Fact fact);

    /** The caller has its result: an outcome, or else an error. */
    void ended(CallOutcome outcome, Throwable error);
}
