package dev.lodestar.ports.contract;

import dev.lodestar.domain.monitor.ClusterMachine;
import dev.lodestar.domain.plugin.CallMachine;

/** The contract for the interpreters of simulations, which write the stories that the others are compared with. */
class SimulatorEnsembleTest extends EnsembleContract {

    @Override
    Stage stage() {
        return new VirtualStage();
    }

    @Override
    Stories stories() {
        return Stories.writtenTo(STORIES);
    }

    final VirtualStage virtual() {
        return (VirtualStage) company.stage();
    }

    @Override
    protected Interpreter interpreter(CallMachine machine, CallSurroundings surroundings) {
        return new SimulatedCall(virtual(), machine, surroundings);
    }

    @Override
    protected RunningCluster cluster(ClusterMachine machine, ClusterSurroundings surroundings) {
        return new SimulatedCluster(virtual(), machine, surroundings);
    }
}
