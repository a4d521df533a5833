package dev.lodestar.vertx.runtime;

import dev.lodestar.domain.plugin.CallMachine;
import dev.lodestar.ports.LossReport;
import dev.lodestar.ports.contract.CallSurroundings;
import dev.lodestar.ports.contract.Interpreter;
import dev.lodestar.ports.contract.InterpreterContract;
import dev.lodestar.vertx.FailoverFailure;
import io.vertx.core.Vertx;
import io.vertx.core.internal.VertxInternal;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The contract for the event-loop interpreter. */
class VertxInterpreterTest extends InterpreterContract {

    private static Vertx vertx;

    @BeforeAll
    static void open() {
        vertx = Vertx.vertx();
    }

    @AfterAll
    static void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @Override
    protected Interpreter interpreter(CallMachine machine, CallSurroundings surroundings) {
        return new OnAContext(((VertxInternal) vertx).createEventLoopContext(), machine, surroundings);
    }

    @Override
    protected String told(LossReport report) {
        FailoverFailure thrown = (FailoverFailure) Verdicts.of(report, new Exception("the peer is gone"));
        return thrown.getSqlState() + " " + thrown.outcome();
    }
}
