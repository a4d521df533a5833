package dev.lodestar.jdbc.runtime;

import dev.lodestar.domain.monitor.ClusterMachine;
import dev.lodestar.ports.contract.ClusterPortContract;
import dev.lodestar.ports.contract.ClusterSurroundings;
import dev.lodestar.ports.contract.RunningCluster;

class JdbcClusterPortTest extends ClusterPortContract {

    @Override
    protected RunningCluster cluster(ClusterMachine machine, ClusterSurroundings surroundings) {
        return new OnALoop(machine, surroundings);
    }
}
