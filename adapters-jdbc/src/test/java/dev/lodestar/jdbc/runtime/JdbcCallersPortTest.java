package dev.lodestar.jdbc.runtime;

import dev.lodestar.domain.monitor.ClusterMachine;
import dev.lodestar.ports.contract.CallersPortContract;
import dev.lodestar.ports.contract.ClusterSurroundings;
import dev.lodestar.ports.contract.RunningCluster;

class JdbcCallersPortTest extends CallersPortContract {

    @Override
    protected RunningCluster cluster(ClusterMachine machine, ClusterSurroundings surroundings) {
        return new OnALoop(machine, surroundings);
    }
}
