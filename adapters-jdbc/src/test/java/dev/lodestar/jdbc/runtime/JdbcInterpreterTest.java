package dev.lodestar.jdbc.runtime;

import dev.lodestar.domain.plugin.CallMachine;
import dev.lodestar.jdbc.FailoverFailure;
import dev.lodestar.ports.LossReport;
import dev.lodestar.ports.contract.CallSurroundings;
import dev.lodestar.ports.contract.Interpreter;
import dev.lodestar.ports.contract.InterpreterContract;
import java.sql.SQLException;

/** The contract for the blocking interpreter. */
class JdbcInterpreterTest extends InterpreterContract {

    @Override
    protected Interpreter interpreter(CallMachine machine, CallSurroundings surroundings) {
        return new OnAThread(machine, surroundings);
    }

    @Override
    protected String told(LossReport report) {
        SQLException thrown = Verdicts.of(report, new SQLException("the peer is gone"));
        return thrown.getSQLState() + " " + ((FailoverFailure) thrown).outcome();
    }
}
