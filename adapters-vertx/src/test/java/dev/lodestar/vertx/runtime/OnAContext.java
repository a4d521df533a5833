package dev.lodestar.vertx.runtime;

import dev.lodestar.domain.plugin.CallMachine;
import dev.lodestar.ports.contract.CallSurroundings;
import dev.lodestar.ports.contract.Interpreter;
import dev.lodestar.ports.interpreter.Surroundings;
import io.vertx.core.internal.ContextInternal;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The event-loop interpreter, as a contract sees it: the caller is a context. */
final class OnAContext implements Interpreter {

    private final ContextInternal context;
    private final EventLoopCall call;
    private final CallSurroundings surroundings;

    OnAContext(ContextInternal context, CallMachine machine, CallSurroundings surroundings) {
        this.context = context;
        this.surroundings = surroundings;
        call = new EventLoopCall(
                context,
                machine,
                new Surroundings(
                        surroundings.connections(),
                        surroundings.cluster(),
                        surroundings.dialect(),
                        surroundings::selection,
                        surroundings::told));
    }

    @Override
    public void start() {
        context.runOnContext(now -> call.run().onComplete(surroundings::ended));
    }

    @Override
    public void cancel(String reason) {
        call.cancel(reason);
    }

    @Override
    public boolean isHere() {
        return context.inThread() && ContextInternal.current() == context;
    }

    /** What was told before is taken in before. */
    @Override
    public void settle() throws Exception {
        CountDownLatch reached = new CountDownLatch(1);
        context.runOnContext(now -> reached.countDown());
        if (!reached.await(10, TimeUnit.SECONDS)) {
            throw new TimeoutException("The context does not go on.");
        }
    }
}
