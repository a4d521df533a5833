package dev.lodestar.jdbc.runtime;

import dev.lodestar.domain.plugin.CallMachine;
import dev.lodestar.ports.contract.CallSurroundings;
import dev.lodestar.ports.contract.Interpreter;
import dev.lodestar.ports.interpreter.Surroundings;

/** The blocking interpreter, as a contract sees it: the caller is a thread that waits. */
final class OnAThread implements Interpreter {

    private final BlockingCall call;
    private final CallSurroundings surroundings;
    private final Thread caller = new Thread(this::call, "caller");

    OnAThread(CallMachine machine, CallSurroundings surroundings) {
        this.surroundings = surroundings;
        call = new BlockingCall(
                machine,
                new Surroundings(
                        surroundings.connections(),
                        surroundings.cluster(),
                        surroundings.dialect(),
                        surroundings::selection,
                        surroundings::told));
    }

    private void call() {
        try {
            surroundings.ended(call.run(), null);
        } catch (RuntimeException | Error broken) {
            surroundings.ended(null, broken);
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
