package dev.lodestar.vertx.runtime;

import dev.lodestar.domain.plugin.CallMachine;
import dev.lodestar.ports.contract.Interpreter;
import dev.lodestar.ports.contract.InterpreterContract;
import dev.lodestar.ports.contract.Scene;
import dev.lodestar.ports.interpreter.Surroundings;
import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.VertxInternal;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The contract for the event-loop interpreter: the caller is a context. */
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
    protected Interpreter interpreter(CallMachine machine, Scene scene) {
        return new OnAContext(((VertxInternal) vertx).createEventLoopContext(), machine, scene);
    }

    private static final class OnAContext implements Interpreter {

        private final ContextInternal context;
        private final EventLoopCall call;
        private final Scene scene;

        OnAContext(ContextInternal context, CallMachine machine, Scene scene) {
            this.context = context;
            this.scene = scene;
            call = new EventLoopCall(
                    context,
                    machine,
                    new Surroundings(
                            scene.connections(), scene.cluster(), scene.dialect(), scene::selection, scene::told));
        }

        @Override
        public void start() {
            context.runOnContext(now -> call.run().onComplete(scene::ended));
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
}
