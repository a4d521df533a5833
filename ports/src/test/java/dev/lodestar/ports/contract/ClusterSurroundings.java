package dev.lodestar.ports.contract;

import dev.lodestar.domain.dialect.Dialect;
import dev.lodestar.domain.fact.Fact;
import dev.lodestar.ports.DisposableConnections;

/** What an adapter gives to a cluster machine. */
public interface ClusterSurroundings {

    DisposableConnections connections();

    Dialect dialect();

    void told(Fact fact);
}
