package dev.lodestar.ports.contract;

import dev.lodestar.domain.plugin.CallMachine;
import dev.lodestar.ports.LossReport;

/** The contract for the interpreter of simulations, which writes the stories that the others are compared with. */
class SimulatorInterpreterTest extends InterpreterContract {

    @Override
    Stage stage() {
        return new VirtualStage();
    }

    @Override
    Stories stories() {
        return Stories.writtenTo(STORIES);
    }

    @Override
    protected Interpreter interpreter(CallMachine machine, CallSurroundings surroundings) {
        return new SimulatedCall((VirtualStage) scene.stage(), machine, surroundings);
    }

    @Override
    protected String told(LossReport report) {
        String sqlState = switch (report.kind()) {
            case MOVED -> "08S02";
            case WORK_LOST -> "08007";
            case SESSION_LOST -> "08006";
            case NO_HOST -> "08001";
        };
        return sqlState + " " + report.outcome();
    }
}
