package dev.lodestar.jdbc.runtime;

import dev.lodestar.domain.monitor.ClusterMachine;
import dev.lodestar.domain.plugin.CallMachine;
import dev.lodestar.ports.contract.CallSurroundings;
import dev.lodestar.ports.contract.ClusterSurroundings;
import dev.lodestar.ports.contract.EnsembleContract;
import dev.lodestar.ports.contract.Interpreter;
import dev.lodestar.ports.contract.RunningCluster;

/** The contract for blocking calls and the loop that watches their cluster. */
class JdbcEnsembleTest extends EnsembleContract {

    @Override
    protected Interpreter interpreter(CallMachine machine, CallSurroundings surroundings) {
        return new OnAThread(machine, surroundings);
    }

    @Override
    protected RunningCluster cluster(ClusterMachine machine, ClusterSurroundings surroundings) {
        return new OnALoop(machine, surroundings);
    }
}
