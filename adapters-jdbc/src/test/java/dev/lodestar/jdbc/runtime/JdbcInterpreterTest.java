package dev.lodestar.jdbc.runtime;

import dev.lodestar.domain.plugin.CallMachine;
import dev.lodestar.ports.contract.Interpreter;
import dev.lodestar.ports.contract.InterpreterContract;
import dev.lodestar.ports.contract.Scene;
import dev.lodestar.ports.interpreter.Surroundings;

/** The contract for the blocking interpreter: the caller is a thread that waits. */
class JdbcInterpreterTest extends InterpreterContract {

    @Override
    protected Interpreter interpreter(CallMachine machine, Scene scene) {
        return new OnAThread(machine, scene);
    }

    private static final class OnAThread implements Interpreter {

        private final BlockingCall call;
        private final Scene scene;
        private final Thread caller = new Thread(this::call, "caller");

        OnAThread(CallMachine machine, Scene scene) {
            this.scene = scene;
            call = new BlockingCall(
                    machine,
                    new Surroundings(
                            scene.connections(), scene.cluster(), scene.dialect(), scene::selection, scene::told));
        }

        private void call() {
            try {
                scene.ended(call.run(), null);
            } catch (RuntimeException | Error broken) {
                scene.ended(null, broken);
            }
        }

        @Override
        public void start() {
            caller.setDaemon(true);
            caller.start();
        }

        @Override
        public void cancel(String reason) {
            call.cancel(reason);
        }

        @Override
        public boolean isHere() {
            return Thread.currentThread() == caller;
        }

        /** Late answers are taken in by the thread that brings them. */
        @Override
        public void settle() throws InterruptedException {
            caller.join();
        }
    }
}
